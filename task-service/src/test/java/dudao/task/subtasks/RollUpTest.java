package dudao.task.subtasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.time.Light;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollUpTest {

    @Test
    void theWorstOfTheOpenOnesAndOfTheTaskItselfIsShown() {
        assertEquals(
                Light.RED,
                RollUp.of(List.of(Light.GREEN, Light.RED, Light.YELLOW), Light.GREEN)
                        .worstLight());
        assertEquals(
                Light.DARK_RED, RollUp.of(List.of(Light.GREEN), Light.DARK_RED).worstLight());
        assertEquals(
                Light.GREY,
                RollUp.of(List.of(Light.GREEN, Light.GREY), Light.BLUE).worstLight());
        assertEquals(Light.PAUSED, RollUp.of(List.of(Light.PAUSED), Light.NONE).worstLight());
    }

    @Test
    void whatIsDoneCountsButShowsNoLight() {
        RollUp rollUp = RollUp.of(List.of(Light.NONE, Light.GREEN, Light.GREEN, Light.NONE, Light.BLUE), Light.GREEN);
        assertEquals(new RollUp(5, 3, 2, Map.of(Light.GREEN, 2, Light.BLUE, 1), Light.GREEN), rollUp);
        assertEquals(Light.NONE, RollUp.of(List.of(Light.NONE), Light.NONE).worstLight());
    }
}
