package dudao.inspection.clues;

import dudao.inspection.identities.Personal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody reports. Never written to a log or a problem. */
@Schema(name = "NewClue")
record NewClue(
        @NotNull ClueCategory category,
        @Schema(description = "the school or organisation it is about; or its code") UUID organizationId,
        @Schema(description = "学校(机构)标识码 or 统一社会信用代码") @Size(max = 50) String organizationCode,
        @NotBlank @Size(max = 5000) String text,
        @Schema(description = "absent: anonymous") @Valid Reporter reporter,
        @Size(max = 20) List<@NotNull @Valid Concerned> personsConcerned,
        @Schema(description = "who the reporter says to be; UNSAID unless told") ClueSource source) {

    @Schema(name = "Reporter")
    record Reporter(
            @Size(max = 100) String name,
            @Pattern(regexp = "[0-9+() -]{5,30}") String phone,
            @Email @Size(max = 200) String email) {

        @Override
        public String toString() {
            return "Reporter";
        }
    }

    @Schema(name = "PersonConcerned")
    record Concerned(@NotBlank @Size(max = 100) String name, boolean minor) {

        @Override
        public String toString() {
            return "Concerned";
        }
    }

    NewClue {
        source = source == null ? ClueSource.UNSAID : source;
        personsConcerned = personsConcerned == null ? List.of() : personsConcerned;
    }

    /** All that is kept apart. */
    List<Personal> personal() {
        List<Personal> all = new ArrayList<>();
        all.add(Personal.text(text));
        if (reporter != null) {
            all.add(new Personal(Personal.Role.REPORTER, false, reporter.name, reporter.phone, reporter.email));
        }
        personsConcerned.forEach(
                each -> all.add(new Personal(Personal.Role.CONCERNED, each.minor, each.name, null, null)));
        return all;
    }

    /** Who must not be recognised in the text. */
    List<String> hiddenNames() {
        return personal().stream()
                .filter(each -> each.role() == Personal.Role.REPORTER || each.minor())
                .map(Personal::name)
                .toList();
    }

    @Override
    public String toString() {
        return "NewClue";
    }
}
