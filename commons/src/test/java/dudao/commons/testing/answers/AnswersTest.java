package dudao.commons.testing.answers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** They say what REST-assured says. */
class AnswersTest {

    private static final String BODY =
            """
            {"id": "a", "count": 3, "large": 12345678901, "none": null, "share": 0.5, "on": true, "names": ["x", "y"],
             "owner": {"name": "甲", "at": {"n": 1}}, "empty": [], "in": "b",
             "items": [{"id": 1, "tags": [{"t": "p"}, {"t": "q"}], "v": 1.5}, {"id": 2, "tags": []}]}""";

    private static Response real(String body) {
        return new ResponseBuilder()
                .setStatusCode(200)
                .setContentType("application/json")
                .setBody(body)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "count",
                "large",
                "none",
                "absent",
                "share",
                "on",
                "names",
                "names[1]",
                "names[-1]",
                "names[5]",
                "owner",
                "owner.name",
                "owner.at.n",
                "owner.absent",
                "empty",
                "in",
                "items",
                "items.id",
                "items[0].tags[1].t",
                "items[-1].id",
                "items.tags.t",
                "items.v",
                "items[0].v",
                "items.absent",
                "items.size()",
                "items.find { it.id == 2 }.id"
            })
    void everyPathLeadsWhereItDid(String path) {
        Object expected = real(BODY).path(path);
        assertEquals(expected, Answers.of(real(BODY)).<Object>path(path));
        assertEquals(expected, Answers.of(real(BODY)).then().extract().<Object>path(path));
        Answers.of(real(BODY)).then().statusCode(200).body(path, equalTo(expected));
    }

    @Test
    void whatLeadsNowhereStillDoes() {
        for (String path : List.of("none.id", "id.x.y", "absent.id")) {
            Object expected = orMessage(() -> real(BODY).path(path));
            assertEquals(expected, orMessage(() -> Answers.of(real(BODY)).path(path)), path);
        }
        Response page = real("<p>no</p>");
        assertEquals(orMessage(() -> page.path("id")), orMessage(() -> Answers.of(page)
                .path("id")));
    }

    private static Object orMessage(java.util.function.Supplier<Object> path) {
        try {
            return path.get();
        } catch (RuntimeException | Error e) {
            return e.getMessage();
        }
    }

    @Test
    void whatDoesNotMatchFails() {
        for (String path : List.of("id", "absent", "items.id")) {
            var answer = Answers.of(real(BODY)).then();
            var error = assertThrows(AssertionError.class, () -> answer.body(path, equalTo("b")));
            assertTrue(error.getMessage().contains("JSON path " + path + " doesn't match"), error.getMessage());
        }
        assertThrows(AssertionError.class, () -> Answers.of(real(BODY)).then().statusCode(201));
        var chained = Answers.of(real(BODY)).then().statusCode(200).body("none", nullValue());
        assertThrows(AssertionError.class, () -> chained.body("names", hasItem("z")));
        assertSame(chained, chained.body("names", hasItem("x")));
    }
}
