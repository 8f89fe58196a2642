package dudao.task.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.time.Light;
import dudao.task.tasks.TaskState;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    @Test
    void everyLightHasItsOwnNameAndLamp() {
        assertEquals(
                8, Arrays.stream(Light.values()).map(Wording::text).distinct().count());
        assertEquals("dark-red", Wording.lamp(Light.DARK_RED));
    }

    @Test
    void aLimitAtMidnightBelongsToTheDayThatEnds() {
        Instant endOfMarch = Instant.parse("2026-03-31T16:00:00Z");
        assertEquals("2026-03-31", Wording.lastDay(endOfMarch));
        assertEquals("2026-03-31 24:00", Wording.limit(endOfMarch));
        assertEquals("2026-03-31 18:00", Wording.limit(Instant.parse("2026-03-31T10:00:00Z")));
    }

    @Test
    void whatIsNotKnownIsShownAsItIs() {
        assertEquals("已交办", Wording.stateText("ASSIGNED"));
        assertEquals("NEWER", Wording.stateText("NEWER"));
        assertEquals("退回", Wording.commandText("return"));
        assertEquals("退回", Wording.commandText("RETURN"));
        assertEquals("newer", Wording.commandText("newer"));
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void everyStateHasAName(TaskState state) {
        assertNotEquals(state.name(), Wording.stateText(state.name()));
    }
}
