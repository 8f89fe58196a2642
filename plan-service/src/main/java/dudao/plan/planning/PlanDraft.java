package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.content.SensibleDate;
import dudao.plan.heading.Heading;
import dudao.plan.heading.IssuingBody;
import dudao.plan.heading.Publicity;
import dudao.plan.heading.Validity;
import dudao.plan.receipts.Addressee;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan as its drafter wants it. */
@Schema(name = "PlanDraft")
public record PlanDraft(
        @NotBlank @Size(max = 500) String title,
        @Schema(description = "工作要点 unless told; one plan in force for each issuer, year and kind")
                @Size(min = 1, max = 50)
                String kind,
        @NotNull @Min(1990) @Max(2199) Integer year,
        @Schema(description = "absent in a change: they stay as they are") @Size(max = 200)
                List<@NotNull @Valid Section> sections,
        @Schema(description = "of the whole plan; absent: it stays as it is, and a new plan is INTERNAL")
                Classification classification,
        @Schema(description = "with RESTRICTED only: the office that alone handles the plan") UUID handlingOfficeId,
        @Schema(
                        description =
                                "as printed, in order; the caller's organisation is among them. Absent: it issues the"
                                        + " plan alone, and in a change they stay as they are")
                @Size(max = 20)
                List<@NotNull @Valid IssuingBody> issuers,
        @Schema(description = "主送机关, in order." + HEAD) @Size(max = 100) List<@NotNull @Valid Addressee> addressees,
        @Schema(description = "成文日期." + HEAD) @SensibleDate LocalDate signedOn,
        @Schema(description = "公布日期, not before it is signed." + HEAD) @SensibleDate LocalDate publishedOn,
        @Schema(description = "施行日期, not before it is signed." + HEAD) @SensibleDate LocalDate effectiveOn,
        @Schema(description = "until, trial and reviewOn." + HEAD) @Valid Validity validity,
        @Schema(description = "主题分类." + HEAD) @Size(max = 100) String subjectClass,
        @Schema(description = "text of the notice the plan is the annex of (通知)." + HEAD) @Size(max = 100_000)
                String coverNotice,
        @Schema(description = "总体要求; never an item." + HEAD) @Size(max = 100_000) String preamble,
        @Schema(
                        description = "主动公开, 依申请公开, 不予公开; only what is OPEN and PUBLIC may be shown to the public"
                                + " (政府信息公开条例)." + HEAD)
                Publicity publicity,
        @Schema(description = "with ON_REQUEST and CLOSED only, and needed there." + HEAD) @Size(min = 1, max = 2000)
                String publicityReason) {

    public static final String DEFAULT_KIND = "工作要点";

    private static final String HEAD =
            " In a change the head stays as it is while nothing of it is given; once anything is, what is absent is taken"
                    + " away";

    @Schema(name = "Section")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Section(
            @Schema(description = "as printed") @Min(1) @Max(999) int ordinal,
            @NotBlank @Size(max = 1000) String heading,
            @Schema(description = "who supervises the section's work (分管领导)") @Valid SectionLeader leader) {

        public Section(int ordinal, String heading) {
            this(ordinal, heading, null);
        }
    }

    @Schema(name = "SectionLeader")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SectionLeader(@NotBlank @Size(max = 50) String name, @Size(max = 100) String post) {}

    /** A plan of which nothing is known but its body. */
    public PlanDraft(
            String title,
            String kind,
            Integer year,
            List<Section> sections,
            Classification classification,
            UUID handlingOfficeId) {
        this(
                title,
                kind,
                year,
                sections,
                classification,
                handlingOfficeId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same plan under another head. */
    public PlanDraft with(Heading head) {
        return new PlanDraft(
                title,
                kind,
                year,
                sections,
                classification,
                handlingOfficeId,
                head.issuers(),
                head.addressees(),
                head.signedOn(),
                head.publishedOn(),
                head.effectiveOn(),
                head.validity(),
                head.subjectClass(),
                head.coverNotice(),
                head.preamble(),
                head.publicity(),
                head.publicityReason());
    }

    Heading heading() {
        return new Heading(
                issuers,
                addressees,
                signedOn,
                publishedOn,
                effectiveOn,
                validity,
                subjectClass,
                coverNotice,
                preamble,
                publicity,
                publicityReason);
    }

    public PlanDraft {
        kind = kind == null || kind.isBlank() ? DEFAULT_KIND : kind.strip();
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }

    boolean saysSecrecy() {
        return classification != null || handlingOfficeId != null;
    }

    /** @return position of a section whose ordinal stands there already, or -1 */
    int repeatedSection() {
        Set<Integer> ordinals = new HashSet<>();
        for (int i = 0; sections != null && i < sections.size(); i++) {
            if (!ordinals.add(sections.get(i).ordinal())) {
                return i;
            }
        }
        return -1;
    }
}
