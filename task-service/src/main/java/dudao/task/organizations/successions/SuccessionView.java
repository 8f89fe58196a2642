package dudao.task.organizations.successions;

import dudao.commons.time.Clocks;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Succession")
record SuccessionView(
        UUID id,
        @Schema(description = "MERGE, SPLIT, RENAME, RECODE, MOVE or CLOSE; more may come") String kind,
        @Schema(description = "PLANNED until its day comes, then EFFECTIVE; WITHDRAWN if it was taken back before")
                String state,
        @Schema(description = "first day of what is new") LocalDate effectiveOn,
        @Schema(description = "whom it happens to; one that is no successor too is closed on that day")
                List<UUID> predecessorIds,
        List<UUID> successorIds,
        UUID keepCodeOf,
        String name,
        String codeScheme,
        String code,
        UUID parentId,
        NewSuccession.Document document,
        @Schema(
                        description =
                                "why it could not come into effect on its day; it is tried again until it can or is"
                                        + " withdrawn")
                String blockedBecause,
        OffsetDateTime recordedAt,
        String recordedBy) {

    static SuccessionView of(Succession succession) {
        return new SuccessionView(
                succession.id(),
                succession.kind().name(),
                succession.state().name(),
                succession.effectiveOn(),
                succession.predecessorIds(),
                succession.successorIds(),
                succession.keepCodeOf(),
                succession.name(),
                succession.codeScheme(),
                succession.code(),
                succession.parentId(),
                new NewSuccession.Document(succession.documentTitle(), succession.documentNumber()),
                succession.blockedBecause(),
                succession.recordedAt().atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime(),
                succession.recordedBy());
    }
}
