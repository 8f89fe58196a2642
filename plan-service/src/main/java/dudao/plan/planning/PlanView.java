package dudao.plan.planning;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanStatus;
import dudao.plan.heading.IssuingBody;
import dudao.plan.heading.Publicity;
import dudao.plan.heading.Validity;
import dudao.plan.receipts.Addressee;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan without its items. */
@Schema(name = "Plan")
public record PlanView(
        UUID id,
        @Schema(description = "what the ETag says; raised by every change of the plan, its items or its measures")
                long version,
        PlanStatus status,
        @Schema(description = "what the status allows; whether the caller may is another question")
                List<String> allowedCommands,
        @Schema(description = "the first organisation among `issuers`") UUID issuerId,
        String issuer,
        int year,
        String kind,
        String title,
        List<PlanDraft.Section> sections,
        @Schema(description = "of those the caller may read") int itemCount,
        String documentNumber,
        LocalDate issuedOn,
        int revision,
        @Schema(
                        description =
                                "SHA-256 of the UTF-8 bytes of `data` of the last plan.issued or plan.revised event, in hex; null before")
                String contentHash,
        Actor draftedBy,
        String submittedBy,
        @Schema(description = "the person it was submitted for, when a delegate did it") String submittedFor,
        String approvedBy,
        @Schema(description = "the person it was approved for, when a delegate did it") String approvedFor,
        @Schema(description = "given with the last return, withdrawal, revision, revocation, closing or archiving")
                String reason,
        UUID importId,
        Integer importDocument,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        Classification classification,
        UUID handlingOfficeId,
        @Schema(description = "all who issue it, as printed") List<IssuingBody> issuers,
        @Schema(description = "organisations among `issuers` whose leader has approved or signed it")
                List<UUID> signedIssuerIds,
        List<Addressee> addressees,
        LocalDate signedOn,
        LocalDate publishedOn,
        LocalDate effectiveOn,
        Validity validity,
        String subjectClass,
        @Schema(description = "left out of lists") String coverNotice,
        @Schema(description = "left out of lists") String preamble,
        Publicity publicity,
        String publicityReason)
        implements Versioned {}
