package dudao.task.evidence;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A proof that a measure asks for. Nobody is made to hand in a photo, a location or a track unless a provision demands it
 * (国办函〔2026〕12号).
 *
 * @param necessity only, and always, of a PHOTO, LOCATION or TRACK
 */
@Schema(name = "EvidenceRequirement")
record Requirement(@NotNull Kind kind, @NotBlank @Size(max = 100) String name, @Valid Necessity necessity) {

    @Schema(name = "EvidenceKind")
    enum Kind {
        DOCUMENT,
        LIST,
        REGISTER,
        NUMBER,
        PHOTO,
        LOCATION,
        TRACK
    }

    /** The provision that demands it. */
    @Schema(name = "EvidenceNecessity")
    record Necessity(@NotBlank @Size(max = 200) String basis, @NotBlank @Size(max = 100) String article) {}

    private static final Set<Kind> INTRUSIVE = Set.of(Kind.PHOTO, Kind.LOCATION, Kind.TRACK);

    /** @param pointer of this requirement in the request */
    void check(String pointer) {
        if (INTRUSIVE.contains(kind) && necessity == null) {
            throw RuleViolation.of("NECESSITY_REQUIRED", "照片、定位、轨迹不得作为必备材料,确有法定依据的要写明依据和条款")
                    .at(pointer + "/necessity", "写明依据和条款");
        }
        if (!INTRUSIVE.contains(kind) && necessity != null) {
            throw RuleViolation.invalidField(pointer + "/necessity", "只有照片、定位、轨迹要写明依据");
        }
    }
}
