package dudao.task.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a measure is for: the organisations named, or else all that meet every criterion given. */
@Schema(
        name = "Audience",
        description = "either `organizationIds`, or `kinds` and any of `under`, `schoolClasses` and `ownership`")
public record Audience(
        @Size(max = 10_000) List<@NotNull UUID> organizationIds,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z_]{1,40}") String> kinds,
        @Schema(description = "this organisation and all that stand under it; else all in the caller's scope")
                UUID under,
        @Size(max = 100) List<@NotNull @Pattern(regexp = "\\d{2}") String> schoolClasses,
        @Pattern(regexp = "PUBLIC|PRIVATE") String ownership) {

    public Audience {
        organizationIds = organizationIds == null ? List.of() : organizationIds;
        kinds = kinds == null ? List.of() : kinds;
        schoolClasses = schoolClasses == null ? List.of() : schoolClasses;
    }

    /** Only schools have a class, so a class alone says whom it is for; a place or an owner alone does not. */
    public boolean namesSomebody() {
        return !organizationIds.isEmpty() || hasCriteria();
    }

    public boolean hasCriteria() {
        return !kinds.isEmpty() || !schoolClasses.isEmpty();
    }
}
