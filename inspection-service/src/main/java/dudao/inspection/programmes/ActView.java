package dudao.inspection.programmes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that was done in a file, as it is shown. */
@Schema(name = "ProgrammeAct")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActView(String command, String text, String doneBy, OffsetDateTime doneAt) {

    /** @param whole else only what these commands did, and without the persons */
    public static List<ActView> of(List<Act> acts, boolean whole, Set<String> commands) {
        return acts.stream()
                // What the database keeps from the caller leaves its place in the list.
                .filter(Objects::nonNull)
                .filter(act -> whole || commands.contains(act.command()))
                .map(act ->
                        new ActView(act.command(), act.text(), whole ? act.doneBy() : null, Days.shown(act.doneAt())))
                .toList();
    }
}
