package dudao.task;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed shows everybody their own part, and leads past the rest. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ChangeFeedTest {

    private static final LocalDate DUE = LocalDate.now().plusYears(1);

    @Inject
    OrganizationTree tree;

    private City city;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
    }

    private static Response changes(Person reader, long after, int limit) {
        Response page = reader.get("/api/v1/changes?limit=" + limit + "&after=" + after);
        page.then().statusCode(200);
        return page;
    }

    private static long next(Response page) {
        return ((Number) page.path("next")).longValue();
    }

    /** Subjects of all events a reader sees. */
    private static List<String> read(Person reader, int limit) {
        List<String> subjects = new ArrayList<>();
        long after = 0;
        while (true) {
            Response page = changes(reader, after, limit);
            subjects.addAll(page.path("items.event.subject"));
            assertTrue(page.<List<?>>path("items").size() <= limit);
            if (next(page) == after) {
                return subjects;
            }
            after = next(page);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void everybodyReadsTheirOwnPartInOrder(int limit) {
        String first = supervisor.assign(city.school(), DUE);
        String far = supervisor.assign(city.farSchool(), DUE);
        String last = supervisor.assign(city.secondSchool(), DUE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(supervisor, 1000).contains(last));
        assertEquals(List.of(first, far, last), read(supervisor, limit));
        assertEquals(List.of(first, last), read(Person.supervisor(city.county()), limit));
        assertEquals(List.of(far), read(Person.supervisor(city.otherCounty()), limit));
        assertEquals(List.of(first), read(new Person("system", "SYSTEM", city.school()), limit));
    }

    @Test
    void whoSeesNothingIsStillLedOn() {
        String task = supervisor.assign(city.school(), DUE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(supervisor, 1000).contains(task));
        Response page = changes(Person.supervisor(city.otherCounty()), 0, 100);
        page.then().body("items.size()", equalTo(0));
        assertTrue(next(page) > 0);
    }

    @Test
    void positionsBeforeTheFirstAreRefused() {
        supervisor.get("/api/v1/changes?after=-1").then().statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        assertEquals(Long.MAX_VALUE, next(changes(supervisor, Long.MAX_VALUE, 1)));
    }

    @Test
    void whoBelongsNowhereReadsNothing() {
        assertEquals(
                0,
                changes(new Person("system", "SYSTEM", UUID.randomUUID()), 0, 1000)
                        .<List<?>>path("items")
                        .size());
    }
}
