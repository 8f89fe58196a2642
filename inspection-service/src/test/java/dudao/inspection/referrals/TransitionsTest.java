package dudao.inspection.referrals;

import static dudao.inspection.testing.City.FINDINGS;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Referring;
import dudao.inspection.testing.Transitions;
import dudao.inspection.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell state × command of {@code transitions.csv} over HTTP; and the finding stays where it was throughout. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TransitionsTest {

    @Inject
    OrganizationTree tree;

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void referralsGoWhereTheTableSaysAndNowhereElse(ReferralState state) {
        Referring standing = Referring.to(new City(tree), state.name());
        List<String> allowed = standing.receiver.get(standing.at).path("allowedCommands");
        assertEquals(
                Transitions.of("referral").stream()
                        .filter(row -> row.from().equals(state.name()))
                        .map(Row::command)
                        .sorted()
                        .toList(),
                allowed);
        for (ReferralState.Command command : ReferralState.Command.values()) {
            Optional<Row> row = Transitions.find("referral", state.name(), command.path());
            if (row.isPresent()) {
                walk(Referring.to(new City(tree), state.name()), row.get());
            } else {
                String etag = standing.receiver.etag(standing.at);
                standing.send(command.path()).then().statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
                assertEquals(etag, standing.receiver.etag(standing.at));
            }
        }
    }

    private static void walk(Referring referring, Row row) {
        int told = referring.told().size();
        referring.send(row.command()).then().statusCode(200).body("state", equalTo(row.to()));
        assertEquals(told + 1, referring.told().size());
        assertEquals(row.event(), referring.told().get(told));
        assertEquals("CONFIRMED", referring.city.eso.state(FINDINGS + "/" + referring.finding));
    }
}
