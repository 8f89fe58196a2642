package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    record Note(String text, List<String> more) {}

    private final ObjectMapper json = new ObjectMapper();

    CleanTextTest() {
        new Json().customize(json);
    }

    @Test
    void ordinaryTextPasses() throws Exception {
        assertEquals(
                new Note("督导𠀀", List.of("a")), json.readValue("{\"text\":\"督导𠀀\",\"more\":[\"a\"]}", Note.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"a\\u0000b\"}", "{\"text\":\"\\ud800\"}", "{\"more\":[\"\\udc00x\"]}"})
    void whatTheDatabaseCannotStoreIsRefused(String body) {
        assertThrows(JsonMappingException.class, () -> json.readValue(body, Note.class));
    }
}
