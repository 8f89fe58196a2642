package dudao.commons.audit.inquiry;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AuditEvent", description = "Who did or tried what, for whom and why")
public record AuditEvent(
        @Schema(description = "place in the chain; from 1, without gaps") long position,
        UUID id,
        OffsetDateTime at,
        @Schema(description = "when it was chained") OffsetDateTime recordedAt,
        @Schema(description = "operationId; method and path of what no operation answers") String action,
        String resourceKind,
        UUID resourceId,
        @Schema(description = "DONE or REFUSED") String outcome,
        @Schema(description = "of the answer") int status,
        @Schema(description = "of the problem; REPLAYED when the stored answer of an Idempotency-Key was given")
                String code,
        @Schema(description = "null when nobody could be recognised") String actor,
        String actorName,
        @Schema(description = "the person a delegate acted for") String onBehalfOf,
        UUID organizationId,
        @Schema(description = "separated by commas") String roles,
        String reason,
        @Schema(description = "the program: azp of the token or prefix of the key") String client,
        String remoteAddress,
        String requestId,
        @Schema(description = "trace of the header traceparent") String correlation,
        @Schema(description = "of the state of what was changed, in hex; null when it was new") String beforeHash,
        @Schema(description = "in hex; null when it is gone") String afterHash,
        @Schema(description = "SHA-256 or SM3") String algorithm,
        @Schema(description = "of the row before, in hex") String prevHash,
        @Schema(description = "in hex") String hash) {}
