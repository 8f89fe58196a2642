package dudao.inspection;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Feed;
import dudao.commons.testing.access.Keys;
import dudao.commons.testing.access.Letters;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import dudao.inspection.matrix.Ids;
import dudao.inspection.matrix.OfficeObjects;
import dudao.inspection.matrix.Requests;
import dudao.inspection.matrix.VisitObjects;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The policy of {@code access.csv}, tried on the running service. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AccessTest {

    private final Places places = Places.create();
    private final Ids ids = new Ids(places);
    private final VisitObjects visits = new VisitObjects(places);
    private final OfficeObjects offices = new OfficeObjects(places);
    private final AccessMatrix matrix = new AccessMatrix(places);

    @Test
    void everyOperationAllowsAndRefusesWhatTheTableSays() {
        visits.inspector("successor", Position.OWN);
        visits.inspector("dismissed", Position.OWN);
        Rows.sql("update inspector set state = 'DISMISSED' where id = ?", ids.of("dismissed", Position.OWN));
        for (Position position : Position.values()) {
            visits.at(position);
            offices.at(position);
        }
        matrix.object("clue", position -> Map.of("id", ids.of("clue", position), "unmaskingId", UUID.randomUUID()));
        matrix.object("receipt", position -> Map.of("receiptNumber", ids.of("clue", Position.OWN)));
        for (String kind : new String[] {
            "inspector",
            "inspection",
            "unannounced",
            "team",
            "opinion",
            "archive",
            "scored",
            "indicators",
            "remedy",
            "finding",
            "unconfirmed",
            "rectification",
            "hazard",
            "referral",
            "looked-back",
            "to-look-back",
            "follow-up-draw",
            "draw",
            "district",
            "yearly",
            "accountability",
            "appeal",
            "evaluation-round",
            "evaluation",
            "annual-check",
            "points-entry",
            "inspection-round",
            "recognition",
            "result-export",
            "common-problem",
            "government"
        }) {
            matrix.object(kind, position -> Map.of("id", ids.of(kind, position), "unit", places.at(position)));
        }
        matrix.object("pack", position -> Map.of("jurisdiction", "CN"));
        matrix.object("school", position -> Map.of("schoolCode", Places.code(places.subordinate())));
        matrix.object("due", position -> Map.of("id", places.at(position)));
        matrix.object("target", position -> Map.of("id", offices.target(position)));
        matrix.object("code", position -> Map.of("code", "DUDAO1.x.y.z"));
        matrix.object("published", position -> Map.of("number", ids.of("draw", Position.OWN)));
        matrix.object("unit", position -> Map.of("unit", places.at(position), "number", UUID.randomUUID()));
        matrix.object("letter", position -> Letters.second()).object("key", position -> Keys.revoked());
        Requests.of(matrix, places);
        Feed events = new Feed(places, "inspection.events.v1", false);
        matrix.object("event", events::at).list("listChanges", "?limit=1000&after={after}");
        matrix.check();
    }

    @Test
    void everyOperationHasItsLines() {
        matrix.mustCoverTheContract();
    }
}
