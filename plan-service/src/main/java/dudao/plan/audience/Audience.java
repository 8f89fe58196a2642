package dudao.plan.audience;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a measure is for: the organisations named, or all that meet every criterion given. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Audience",
        description = "either `organizationIds`, or `kinds` and any of `under`, `schoolClasses` and `ownership`")
public record Audience(
        @Size(max = 5000) List<@NotNull UUID> organizationIds,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z_]{1,40}") String> kinds,
        @Schema(description = "this organisation and all that stand under it; the issuer unless told") UUID under,
        @Schema(description = "first two digits of the school code: 11, 21, 31, 34, 36, 51") @Size(max = 100)
                List<@NotNull @Pattern(regexp = "\\d{2}") String> schoolClasses,
        @Pattern(regexp = "PUBLIC|PRIVATE") String ownership) {

    public Audience {
        organizationIds = organizationIds == null ? List.of() : organizationIds;
        kinds = kinds == null ? List.of() : kinds;
        schoolClasses = schoolClasses == null ? List.of() : schoolClasses;
    }

    @JsonIgnore
    boolean isByName() {
        return !organizationIds.isEmpty();
    }

    /** Only schools have a class, so a class alone says whom it is for; a place or an owner alone does not. */
    @JsonIgnore
    boolean isByCriteria() {
        return !kinds.isEmpty() || !schoolClasses.isEmpty();
    }

    @JsonIgnore
    boolean isMixed() {
        return isByName() && (isByCriteria() || under != null || ownership != null);
    }

    Audience under(UUID organization) {
        return new Audience(organizationIds, kinds, organization, schoolClasses, ownership);
    }
}
