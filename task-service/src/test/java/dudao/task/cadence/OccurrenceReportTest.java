package dudao.task.cadence;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reports that name an occurrence, by units and by systems. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OccurrenceReportTest extends OccurrenceWorld {

    @Test
    void whatIsDoneMoreOftenThanAskedCountsToo() {
        put(supervisor, Map.of("cadences", List.of(Map.of("name", "竞赛", "per", "year", "count", 2))))
                .then()
                .statusCode(200);
        laidDown(TODAY.minusDays(40));
        String year = String.valueOf(TODAY.getYear());
        for (int n = 0; n < 3; n++) {
            report(head, task, Map.of("text", "第" + n + "项", "period", year))
                    .then()
                    .statusCode(201);
        }
        head.get(TASKS + "/" + task + "/occurrences?limit=200")
                .then()
                .body("items.findAll { it.period == '" + year + "' }.number", contains(1, 2, 3))
                .body("items.findAll { it.period == '" + year + "' }.status", everyItem(equalTo("RECEIVED")));
    }

    @Test
    void aReportNamesAnOccurrenceOfItsTaskThatHasBegun() {
        daily();
        refused(
                report(head, task, Map.of("text", "x", "occurrenceId", occurrence(second, TODAY))),
                422,
                "OCCURRENCE_UNKNOWN");
        refused(report(head, task, Map.of("text", "x", "occurrenceId", UUID.randomUUID())), 422, "OCCURRENCE_UNKNOWN");
        refused(report(head, task, Map.of("text", "x", "period", "2019")), 422, "OCCURRENCE_UNKNOWN");
        refused(
                report(
                        head,
                        task,
                        Map.of("text", "x", "period", TODAY.plusDays(2).toString())),
                422,
                "PERIOD_NOT_BEGUN");
        refused(report(head, task, Map.of("text", "x", "period", "gestern")), 400, "VALIDATION_FAILED");
        refused(
                report(
                        head,
                        task,
                        Map.of("text", "x", "period", TODAY.toString(), "occurrenceId", occurrence(task, TODAY))),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void aCorrectionFillsWhatTheCorrectedOneFilled() {
        daily();
        String first = report(head, task, Map.of("nothingToReport", true, "period", TODAY.toString()))
                .path("id");
        report(head, task, Map.of("text", "有一名学生发热", "corrects", first)).then().statusCode(201);
        head.get(TASKS + "/" + task + "/occurrences?limit=200")
                .then()
                .body("items.find { it.period == '" + TODAY + "' }.status", equalTo("RECEIVED"))
                .body("items.find { it.period == '" + TODAY + "' }.lastReportId", not(equalTo(first)));
        refused(report(head, task, Map.of("text", "再改", "corrects", first)), 409, "ALREADY_CORRECTED");
    }

    @Test
    void aSystemReportsForItsUnitsRowByRow() {
        daily();
        Person system = new Person("partner", "SYSTEM", city.county());
        List<Map<String, Object>> rows = List.of(
                Map.of("occurrenceId", occurrence(task, TODAY), "nothingToReport", true),
                Map.of("occurrenceId", occurrence(second, TODAY), "text", "一切正常"),
                Map.of("occurrenceId", occurrence(second, TODAY), "text", "又一次"),
                Map.of("occurrenceId", occurrence(far, TODAY), "nothingToReport", true),
                Map.of("occurrenceId", occurrence(task, TODAY.plusDays(3)), "nothingToReport", true),
                Map.of("occurrenceId", occurrence(second, TODAY.minusDays(1))));
        Response answer = system.post(BATCH, Map.of("items", rows));
        answer.then()
                .statusCode(200)
                .body("created", equalTo(2))
                .body("skipped", equalTo(1))
                .body("refused", equalTo(3))
                .body("items.status", contains("CREATED", "CREATED", "SKIPPED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items[3].code", equalTo("OCCURRENCE_UNKNOWN"))
                .body("items[4].code", equalTo("PERIOD_NOT_BEGUN"))
                .body("items[5].code", equalTo("VALIDATION_FAILED"))
                .body("items[0].reportId", notNullValue())
                .body("items[3].reportId", nullValue());
        system.post(BATCH, Map.of("items", rows))
                .then()
                .body("created", equalTo(0))
                .body("skipped", equalTo(3));
        head.task(task.toString()).then().header("ETag", equalTo("\"1\""));
        refused(system.post(BATCH, Map.of("items", List.of())), 400, "VALIDATION_FAILED");
        refused(supervisor.post(BATCH, Map.of("items", rows)), 403, "FORBIDDEN");
    }

    @Test
    void aUnitReportsForNobodyElse() {
        daily();
        head.post(BATCH, Map.of("items", List.of(Map.of("occurrenceId", occurrence(second, TODAY), "text", "x"))))
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("OCCURRENCE_UNKNOWN"));
        Person.head(city.county())
                .post(BATCH, Map.of("items", List.of(Map.of("occurrenceId", occurrence(task, TODAY), "text", "x"))))
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("FORBIDDEN"));
        head.task(second.toString()).then().statusCode(404);
        Person.head(city.secondSchool()).task(second.toString()).then().header("ETag", equalTo("\"0\""));
    }
}
