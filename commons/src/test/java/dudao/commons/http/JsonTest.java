package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonTest {

    enum Colour {
        RED
    }

    record Body(String text, LocalDate dueOn, UUID id, Integer count, Colour colour, List<String> names) {}

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @BeforeEach
    void customize() {
        new Json().customize(json);
    }

    @Test
    void anEmptyTextIsNoDateNumberIdOrList() {
        for (String field : List.of("dueOn", "id", "count", "colour", "names")) {
            refused("{\"" + field + "\":\"\"}");
            refused("{\"" + field + "\":\"  \"}");
        }
    }

    @Test
    void anEmptyTextIsATextAndAbsenceIsAbsence() throws JsonProcessingException {
        assertEquals("", json.readValue("{\"text\":\"\"}", Body.class).text());
        assertNull(json.readValue("{\"dueOn\":null}", Body.class).dueOn());
    }

    @Test
    void depthAndNumbersHaveLimits() {
        assertThrows(
                JsonProcessingException.class, () -> json.readValue("[".repeat(60) + "]".repeat(60), JsonNode.class));
        refused("{\"count\":" + "1".repeat(200) + "}");
        refused("{\"" + "n".repeat(300) + "\":1}");
    }

    @Test
    void aNameTwiceIsRefused() {
        refused("{\"count\":1,\"count\":2}");
    }

    private void refused(String body) {
        assertThrows(JsonProcessingException.class, () -> json.readValue(body, Body.class), body);
    }
}
