package dudao.task.evidence;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Files;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What reports name of what was handed in, who reads it then, and what nobody names. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EvidenceUseTest extends EvidenceWorld {

    private Response report(Person person, Object... evidenceIds) {
        return person.post(TASKS + "/" + task + "/reports", Map.of("text", "附材料", "evidenceIds", List.of(evidenceIds)));
    }

    @Test
    void beforeItIsUsedOnlyItsUnitReadsItAndThenWhoeverReadsTheTask() {
        String id = Files.uploaded(head, "a.pdf", pdf(2000));
        Person county = Person.head(city.county());
        for (Person other : List.of(county, Person.head(city.secondSchool()), Person.head(city.farSchool()))) {
            refused(other.get(EVIDENCE + "/" + id), 404, "NOT_FOUND");
            refused(other.get(EVIDENCE + "/" + id + "/content"), 404, "NOT_FOUND");
        }
        report(head, id).then().statusCode(201);
        county.get(EVIDENCE + "/" + id).then().statusCode(200);
        county.get(EVIDENCE + "/" + id + "/content").then().statusCode(200);
        county.get(TASKS + "/" + task + "/evidence")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id));
        for (Person stranger : List.of(Person.head(city.secondSchool()), Person.head(city.otherCounty()))) {
            refused(stranger.get(EVIDENCE + "/" + id), 404, "NOT_FOUND");
            refused(stranger.get(TASKS + "/" + task + "/evidence"), 404, "NOT_FOUND");
        }
    }

    @Test
    void whatARestrictedTaskUsesIsForItsOffice() {
        String id = Files.uploaded(head, "a.pdf", pdf(2100));
        report(head, id).then().statusCode(201);
        jdbi.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = ?",
                city.bureau(),
                UUID.fromString(task)));
        refused(Person.head(city.county()).get(EVIDENCE + "/" + id), 404, "NOT_FOUND");
        Person.supervisor(city.bureau()).get(EVIDENCE + "/" + id).then().statusCode(200);
        head.get(EVIDENCE + "/" + id).then().statusCode(200);
    }

    @Test
    void aReportNamesOnlyWhatTheUnitHandedIn() {
        String foreign = Files.uploaded(Person.head(city.secondSchool()), "a.pdf", pdf(3000));
        for (Object wrong : List.of(foreign, UUID.randomUUID())) {
            Response answer = report(head, wrong);
            refused(answer, 422, "EVIDENCE_UNKNOWN");
            answer.then().body("errors[0].pointer", equalTo("/evidenceIds/0"));
        }
        head.task(task).then().header("ETag", equalTo("\"0\""));
        Person.head(city.secondSchool()).get(EVIDENCE + "/" + foreign).then().statusCode(200);
    }

    @Test
    void aSubmissionNamesOnlyWhatTheUnitHandedIn() {
        Map<String, Object> foreign = Map.of("text", "请予审核", "evidenceIds", List.of(UUID.randomUUID()));
        refused(head.command(task, "submit", foreign), 422, "EVIDENCE_UNKNOWN");
        head.task(task).then().body("state", equalTo("IN_PROGRESS"));
        String id = Files.uploaded(head, "a.pdf", pdf(3100));
        head.command(task, "submit", Map.of("text", "请予审核", "evidenceIds", List.of(id)))
                .then()
                .statusCode(200);
        Person.supervisor(city.bureau()).get(EVIDENCE + "/" + id).then().statusCode(200);
    }

    @Test
    void aTaskTakesALimitedNumberOfFiles() {
        Object[] ids = java.util.stream.IntStream.range(0, 20)
                .mapToObj(n -> Files.uploaded(head, "a.pdf", pdf(4000 + n)))
                .toArray();
        report(head, ids).then().statusCode(201);
        report(head, ids[0]).then().statusCode(201);
        refused(report(head, Files.uploaded(head, "a.pdf", pdf(5000))), 422, "EVIDENCE_LIMIT");
    }

    @Test
    void aUnitKeepsALimitedNumberOfFilesWaiting() {
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into evidence (id, organization_id, uploader_organization_id, uploaded_at, uploaded_by, name,
                  media_type, size, sha256)
                select gen_random_uuid(), ?, ?, now(), 'head', 'x', 'text/plain', 1, cast(cast(n as text) as bytea)
                from generate_series(1, 50) n""",
                city.school(),
                city.school()));
        refused(Files.upload(head, "a.pdf", pdf(6000)), 422, "EVIDENCE_LIMIT");
    }

    @Test
    void whatNobodyUsesExpires() {
        String unused = Files.uploaded(head, "a.pdf", pdf(7000));
        String used = Files.uploaded(head, "b.pdf", pdf(7001));
        String fresh = Files.uploaded(head, "c.pdf", pdf(7002));
        report(head, used).then().statusCode(201);
        jdbi.useHandle(handle -> handle.execute(
                "update evidence set uploaded_at = now() - interval '8 days' where id in (?, ?)",
                UUID.fromString(unused),
                UUID.fromString(used)));
        expiry.sweep();
        refused(head.get(EVIDENCE + "/" + unused), 404, "NOT_FOUND");
        for (String kept : List.of(used, fresh)) {
            head.get(EVIDENCE + "/" + kept + "/content").then().statusCode(200);
        }
    }

    @Test
    void aSystemHandsInForItsUnits() {
        Person system = new Person("partner", "SYSTEM", city.county());
        Response given = Files.upload(system, "a.pdf", pdf(8000), city.school());
        given.then()
                .statusCode(201)
                .body("organizationId", equalTo(city.school().toString()))
                .body("uploaderOrganizationId", equalTo(city.county().toString()));
        system.get(EVIDENCE + "/" + given.path("id")).then().statusCode(200);
        report(system, (Object) given.path("id")).then().statusCode(201);
        refused(Files.upload(system, "a.pdf", pdf(8001), city.farSchool()), 404, "NOT_FOUND");
        refused(Files.upload(Person.head(city.county()), "a.pdf", pdf(8002), city.school()), 403, "FORBIDDEN");
        refused(Files.upload(Person.supervisor(city.bureau()), "a.pdf", pdf(8003)), 403, "FORBIDDEN");
    }
}
