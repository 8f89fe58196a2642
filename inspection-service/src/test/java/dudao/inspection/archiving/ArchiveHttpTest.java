package dudao.inspection.archiving;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Course;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ArchiveHttpTest {

    @Inject
    OrganizationTree tree;

    @Test
    void whatIsArchivedIsCheckedEachTimeItIsAskedFor() {
        City city = new City(tree);
        Course closed = Course.to(city, "special", "CLOSED");
        String id = closed.at.substring(closed.at.lastIndexOf('/') + 1);
        refused(city.eso.get(closed.at + "/archive"), 404, "NOT_FOUND");
        city.eso.refusesCarelessly(INSPECTIONS, id, "archive", NOTHING, city.supervisor);
        city.eso.done(closed.at, "archive", NOTHING, "ARCHIVED");
        city.supervisor
                .get(closed.at + "/archive")
                .then()
                .statusCode(200)
                .body(
                        "parts.name",
                        contains(
                                "findings.json",
                                "inspection.json",
                                "opinion.json",
                                "publication.json",
                                "records.json",
                                "report.json"))
                .body("parts.intact", everyItem(equalTo(true)))
                .body("intact", equalTo(true));
        refused(city.head.get(closed.at + "/archive"), 403, "FORBIDDEN");
        Rows.sql(
                "update inspection_archive set content = content || ' ' where name = 'opinion.json' and inspection_id = ?",
                UUID.fromString(id));
        city.eso
                .get(closed.at + "/archive")
                .then()
                .body("intact", equalTo(false))
                .body("parts.find { it.name == 'opinion.json' }.intact", equalTo(false))
                .body("parts.find { it.name == 'report.json' }.intact", equalTo(true));
    }

    /** Why it could be held at all belongs to what is kept. */
    @Test
    void theExceptionAndTheDrawAreArchivedWithIt() {
        City city = new City(tree);
        Course closed = Course.to(city, "regular", "CLOSED");
        UUID id = UUID.fromString(closed.at.substring(closed.at.lastIndexOf('/') + 1));
        UUID draw = UUID.randomUUID();
        Rows.sql(
                "insert into draw (id, version, number, title, office_id, state, algorithm, seed, commitment,"
                        + " committed_by, committed_at) values (?, 0, ?, '抽取', ?, 'COMMITTED', 'dudao-draw-1', 'x', 'x',"
                        + " 'eso', now())",
                draw,
                "DRAW-" + draw,
                city.office);
        Rows.sql("update inspection set draw_id = ? where id = ?", draw, id);
        Rows.sql(
                "insert into inspection_exception (inspection_id, codes, reason, approved_by, approved_at)"
                        + " values (?, '{CAP_EXCEEDED}', '专项整治', 'leader', now())",
                id);
        city.eso.done(closed.at, "archive", NOTHING, "ARCHIVED");
        String kept = RealParts.owner().withHandle(handle -> handle.select(
                        "select content from inspection_archive where name = 'inspection.json'"
                                + " and inspection_id = ?",
                        id)
                .mapTo(String.class)
                .one());
        for (String part : List.of("CAP_EXCEEDED", "专项整治", "DRAW-" + draw)) {
            assertTrue(kept.contains(part), part);
        }
    }

    @Test
    void aRegularVisitIsArchivedToo() {
        City city = new City(tree);
        Course archived = Course.to(city, "regular", "ARCHIVED");
        city.eso
                .get(archived.at + "/archive")
                .then()
                .body("parts.name", contains("findings.json", "inspection.json", "records.json"));
    }
}
