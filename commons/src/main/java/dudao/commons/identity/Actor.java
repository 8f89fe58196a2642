package dudao.commons.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who did something and, where a delegate did it (代办), for whom. */
@Schema(name = "Actor")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(
        String id,
        String name,
        @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf) {

    public static Actor of(Caller caller) {
        return new Actor(caller.id(), caller.name(), caller.onBehalfOf().orElse(null));
    }

    public People people() {
        return People.of(id, onBehalfOf);
    }
}
