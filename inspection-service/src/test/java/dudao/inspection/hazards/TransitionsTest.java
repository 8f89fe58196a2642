package dudao.inspection.hazards;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Transitions;
import dudao.inspection.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell state × command of {@code transitions.csv} over HTTP: walked where it is listed, refused where it is not. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TransitionsTest {

    @Inject
    OrganizationTree tree;

    @ParameterizedTest
    @EnumSource(HazardState.class)
    void alarmsGoWhereTheTableSaysAndNowhereElse(HazardState state) {
        Alarm standing = Alarm.to(new City(tree), state.name());
        List<String> allowed = standing.city.eso.get(standing.at).path("allowedCommands");
        assertEquals(
                Transitions.of("hazard").stream()
                        .filter(row -> row.from().equals(state.name()))
                        .map(Row::command)
                        .sorted()
                        .toList(),
                allowed);
        for (HazardState.Command command : HazardState.Command.values()) {
            Optional<Row> row = Transitions.find("hazard", state.name(), command.path());
            if (row.isPresent()) {
                walk(Alarm.to(new City(tree), state.name()), row.get());
            } else {
                refused(standing, command.path());
            }
        }
        assertEquals(
                new TreeSet<>(List.of(HazardState.Command.values()).stream()
                        .map(HazardState.Command::path)
                        .toList()),
                new TreeSet<>(
                        Transitions.of("hazard").stream().map(Row::command).toList()));
    }

    private static void walk(Alarm alarm, Row row) {
        int told = alarm.told().size();
        alarm.send(row.command()).then().statusCode(200).body("state", equalTo(row.to()));
        assertEquals(told + 1, alarm.told().size());
        assertEquals(row.event(), alarm.told().get(told));
    }

    private static void refused(Alarm alarm, String command) {
        String etag = alarm.city.eso.etag(alarm.at);
        alarm.send(command).then().statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        assertEquals(etag, alarm.city.eso.etag(alarm.at));
    }
}
