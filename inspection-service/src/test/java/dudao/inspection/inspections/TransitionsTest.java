package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.procedure.InspectionCommand;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Course;
import dudao.inspection.testing.Transitions;
import dudao.inspection.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every line of {@code transitions.csv} is walked over HTTP, and every state × command that is not listed is tried by
 * whoever gives it elsewhere and refused, leaving nothing behind.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TransitionsTest {

    /** There is nobody who could be a member. */
    private static final Set<String> WITHOUT_TEAM = Set.of("PLANNED", "FILED");

    @Inject
    OrganizationTree tree;

    @ParameterizedTest
    @ValueSource(strings = {"regular", "special", "comprehensive"})
    void inspectionsGoWhereTheTableSaysAndNowhereElse(String object) {
        int cells = 0;
        Set<String> reachable = Transitions.of(object).stream()
                .flatMap(row -> java.util.stream.Stream.of(row.from(), row.to()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (InspectionState state : InspectionState.values()) {
            if (!reachable.contains(state.name())) {
                continue; // the other track's
            }
            Course standing = Course.to(new City(tree), object, state.name());
            assertEquals(listed(object, state), allowed(standing));
            for (InspectionCommand command : InspectionCommand.values()) {
                Optional<Row> row = Transitions.find(object, state.name(), command.path());
                if (command == InspectionCommand.END_DEFENCE) {
                    continue; // time gives it; DefenceHttpTest has it given
                }
                cells++;
                if (row.isEmpty()) {
                    refused(standing, command.path(), state.name());
                } else {
                    walk(Course.to(standing.city, object, state.name()), row.get());
                }
            }
        }
        assertTrue(cells >= reachable.size() * (InspectionCommand.values().length - 1), "every cell");
    }

    private static Set<String> listed(String object, InspectionState state) {
        return Transitions.of(object).stream()
                .filter(row -> row.from().equals(state.name()) && !row.isOfTheService())
                .map(Row::command)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed(Course course) {
        List<String> commands = course.city.eso.get(course.at).path("allowedCommands");
        return new TreeSet<>(commands);
    }

    private static void walk(Course course, Row row) {
        course.prepare(row.command());
        List<String> told = course.told();
        course.send(row.command()).then().statusCode(200).body("state", equalTo(row.to()));
        List<String> now = course.told();
        assertEquals(row.event().isEmpty() ? told.size() : told.size() + 1, now.size(), row.toString());
        assertTrue(row.event().isEmpty() || now.get(now.size() - 1).equals(row.event()), row.toString());
    }

    private static void refused(Course course, String command, String state) {
        String etag = course.city.eso.etag(course.at);
        List<String> told = course.told();
        Response answer = course.send(command);
        if (answer.statusCode() == 403) {
            assertTrue(WITHOUT_TEAM.contains(state), command + " in " + state);
        } else {
            answer.then()
                    .statusCode(409)
                    .body("code", equalTo("ILLEGAL_TRANSITION"))
                    .body("state", equalTo(state))
                    .body(
                            "allowedCommands",
                            equalTo(course.city.eso.get(course.at).path("allowedCommands")));
        }
        assertEquals(etag, course.city.eso.etag(course.at), command + " in " + state);
        assertEquals(told, course.told(), command + " in " + state);
    }

    /** A command that is none is none. */
    @ParameterizedTest
    @ValueSource(strings = {"end-defence", "reopen", "confirm"})
    void whatIsNoCommandIsNotFound(String command) {
        City city = new City(tree);
        String id = city.planned("SPECIAL", "ANNOUNCED");
        Api any = City.api(person("any"), "ESO", city.office);
        any.command(INSPECTIONS + "/" + id, command, Map.copyOf(NOTHING)).then().statusCode(404);
    }
}
