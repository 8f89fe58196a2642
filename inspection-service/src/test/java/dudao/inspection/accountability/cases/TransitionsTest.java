package dudao.inspection.accountability.cases;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Held;
import dudao.inspection.testing.Transitions;
import dudao.inspection.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell state × command of {@code transitions.csv} over HTTP: walked where it is listed, refused where it is not. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TransitionsTest {

    private static final String OBJECT = "accountability";

    /** Before the notice the case does not exist for its object. */
    private static final Set<String> UNKNOWN_TO_OBJECT = Set.of("CANDIDATE", "UNDER_INVESTIGATION", "NOT_INITIATED");

    @Inject
    OrganizationTree tree;

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void casesGoWhereTheTableSaysAndNowhereElse(CaseState state) {
        Held standing = Held.to(new City(tree), state.name());
        Set<String> listed = Transitions.of(OBJECT).stream()
                .filter(row -> row.from().equals(state.name()))
                .map(Row::command)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> allowed = standing.eso.get(standing.at).path("allowedCommands");
        assertEquals(listed, new TreeSet<>(allowed));
        Set<String> commands =
                Transitions.of(OBJECT).stream().map(Row::command).collect(Collectors.toCollection(TreeSet::new));
        for (String command : commands) {
            Optional<Row> row = Transitions.find(OBJECT, state.name(), command);
            if (row.isPresent()) {
                walk(Held.to(new City(tree), state.name()), row.get());
            } else {
                refused(standing, command, state.name());
            }
        }
    }

    private static void walk(Held held, Row row) {
        held.prepare(row.command(), row.from());
        List<String> told = held.told();
        held.send(row.command()).then().statusCode(200).body("state", equalTo(row.to()));
        List<String> now = held.told();
        assertEquals(row.event().isEmpty() ? told.size() : told.size() + 1, now.size(), row.toString());
        if (!row.event().isEmpty()) {
            assertEquals(row.event(), now.get(now.size() - 1));
        }
    }

    private static void refused(Held held, String command, String state) {
        String etag = held.eso.etag(held.at);
        List<String> told = held.told();
        boolean byObject = command.equals("hear") || command.equals("waive-hearing");
        if (byObject && UNKNOWN_TO_OBJECT.contains(state)) {
            held.city.head.get(held.at).then().statusCode(404);
            held.city
                    .head
                    .command(held.at, command, held.body(command), "*")
                    .then()
                    .statusCode(404);
        } else {
            held.send(command).then().statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        }
        assertEquals(etag, held.eso.etag(held.at), command + " in " + state);
        assertEquals(told, held.told(), command + " in " + state);
    }
}
