package dudao.inspection.clues;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import dudao.commons.secrecy.Classification;
import dudao.inspection.identities.Identities.Shown;
import dudao.inspection.identities.Personal.Role;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A clue with the reporter and all minors masked. */
@Schema(name = "Clue")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClueView(
        UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        ClueCategory category,
        UUID organizationId,
        @Schema(description = "without identity numbers, telephone numbers and names of minors") String text,
        ClueState state,
        OffsetDateTime receivedAt,
        OffsetDateTime decidedAt,
        String reason,
        @Schema(description = "masked; absent when anonymous") Person reporter,
        @Schema(description = "minors masked") List<Person> personsConcerned,
        Classification classification,
        UUID handlingOfficeId,
        ClueSource source,
        @Schema(description = "the finding it has led to") UUID findingId,
        List<String> allowedCommands)
        implements Versioned {

    @Schema(name = "CluePerson")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(String name, boolean minor, String phone, String email) {

        static Person of(Shown shown) {
            return new Person(shown.name(), shown.minor(), shown.phone(), shown.email());
        }
    }

    static ClueView of(Clue clue, List<Shown> persons) {
        return new ClueView(
                clue.id,
                clue.version,
                clue.category,
                clue.organizationId,
                clue.text,
                clue.state,
                Days.shown(clue.receivedAt),
                Days.shown(clue.decidedAt),
                clue.reason,
                persons.stream()
                        .filter(each -> each.role() == Role.REPORTER)
                        .map(Person::of)
                        .findFirst()
                        .orElse(null),
                persons.stream()
                        .filter(each -> each.role() == Role.CONCERNED)
                        .map(Person::of)
                        .toList(),
                clue.classification,
                clue.handlingOfficeId,
                clue.source,
                clue.findingId,
                clue.state.allowedCommands());
    }
}
