package dudao.task.listing;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights.Phase;
import dudao.task.tasks.TaskState;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of tasks is narrowed to. Read as text, so that a value that makes no sense is a 400 that says so. */
public class TaskFilter {

    @QueryParam("planId")
    @Schema(format = "uuid")
    String planId;

    @QueryParam("itemId")
    @Schema(format = "uuid")
    String itemId;

    @QueryParam("measureId")
    @Schema(format = "uuid")
    String measureId;

    @QueryParam("findingId")
    @Schema(format = "uuid")
    String findingId;

    @QueryParam("parentId")
    @Parameter(description = "tasks handed down from this one")
    @Schema(format = "uuid")
    String parentId;

    @QueryParam("person")
    @Parameter(description = "tasks that name this person as handler or in charge at `asOf`; `me`: the caller")
    String person;

    @QueryParam("organizationId")
    @Parameter(description = "tasks of this unit")
    @Schema(format = "uuid")
    String organizationId;

    @QueryParam("under")
    @Parameter(description = "tasks of this organisation and of all that stand under it")
    @Schema(format = "uuid")
    String under;

    @QueryParam("state")
    String state;

    @QueryParam("light")
    @Parameter(description = "at `asOf`")
    String light;

    @QueryParam("source")
    @Parameter(description = "PLAN, FINDING, AD_HOC or SUBTASK")
    String source;

    @QueryParam("dueFrom")
    @Parameter(description = "first due day")
    @Schema(format = "date")
    String dueFrom;

    @QueryParam("dueTo")
    @Parameter(description = "last due day")
    @Schema(format = "date")
    String dueTo;

    @QueryParam("overdue")
    @Parameter(description = "true: only what is late at `asOf`, i.e. RED or DARK_RED; false: only what is not")
    String overdue;

    @QueryParam("asOf")
    @Parameter(description = "a date, which means its 24:00, or a moment with offset; now unless told")
    String asOf;

    @QueryParam("sort")
    @Parameter(description = "dueAt (unless told), -dueAt or updatedAt")
    String sort;

    Optional<UUID> uuid(String name, String text) {
        return parse(name, text, UUID::fromString);
    }

    Optional<TaskState> state() {
        return parse("state", state, TaskState::valueOf);
    }

    Optional<Light> light() {
        return parse("light", light, Light::valueOf);
    }

    Optional<String> source() {
        return parse("source", source, text -> oneOf(text, List.of("PLAN", "FINDING", "AD_HOC", "SUBTASK")));
    }

    Optional<Boolean> overdue() {
        return parse("overdue", overdue, text -> oneOf(text, List.of("true", "false"))
                .equals("true"));
    }

    /** Overdue is red or dark red, and what is paused or has ended is not. */
    boolean contradictsItself() {
        return overdue().orElse(false)
                && (light().filter(light -> light != Light.RED && light != Light.DARK_RED)
                                .isPresent()
                        || state().map(TaskState::phase)
                                .filter(phase -> phase == Phase.DONE || phase == Phase.PAUSED)
                                .isPresent());
    }

    Sort sort() {
        return parse("sort", sort, Sort::of).orElse(Sort.DUE);
    }

    /** A limit is 24:00 of its day, which is the first moment of the next. */
    Optional<Instant> dueAfter() {
        return day("dueFrom", dueFrom).map(Clocks::startOf);
    }

    Optional<Instant> dueUntil() {
        return day("dueTo", dueTo).map(Clocks::endOf);
    }

    private Optional<LocalDate> day(String name, String text) {
        return parse(name, text, each -> {
            LocalDate day = LocalDate.parse(each);
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw new IllegalArgumentException();
            }
            return day;
        });
    }

    private static String oneOf(String text, List<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static <T> Optional<T> parse(String name, String text, Function<String, T> parser) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", "查询参数 " + name + " 的值不合格")
                    .at("?" + name, "值不合格");
        }
    }

    enum Sort {
        DUE("dueAt", "t.due_at", ">", "asc"),
        DUE_LAST("-dueAt", "t.due_at", "<", "desc"),
        UPDATED("updatedAt", "t.updated_at", ">", "asc");

        private final String parameter;
        final String column;
        final String after;
        final String direction;

        Sort(String parameter, String column, String after, String direction) {
            this.parameter = parameter;
            this.column = column;
            this.after = after;
            this.direction = direction;
        }

        static Sort of(String parameter) {
            return Arrays.stream(values())
                    .filter(sort -> sort.parameter.equals(parameter))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }
    }
}
