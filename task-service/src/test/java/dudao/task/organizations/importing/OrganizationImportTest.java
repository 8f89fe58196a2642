package dudao.task.organizations.importing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OrganizationImportTest {

    private static final String PATH = "/api/v1/organization-imports";

    private final Jdbi jdbi = RealParts.owner();

    private static Response send(ImportedCity city, String file, String query) {
        return send(city.sysadmin(), file.getBytes(StandardCharsets.UTF_8), query);
    }

    private static Response send(RequestSpecification as, byte[] file, String query) {
        return as.contentType("text/csv").body(file).post(PATH + query);
    }

    @Test
    void aFileIsTakenOnceAndToldOnce() {
        ImportedCity city = new ImportedCity();
        Response job = send(city, city.csv, "");
        job.then()
                .statusCode(202)
                .body("kind", equalTo("ORGANIZATION_IMPORT"))
                .body("state", equalTo("DONE"))
                .body("dryRun", equalTo(false))
                .body("counts.total", equalTo(12))
                .body("counts.done", equalTo(12))
                .body("counts.failed", equalTo(0));
        assertEquals(12, Outgoing.of(jdbi, job.path("id")).size());
        Response again = send(city, city.csv, "");
        again.then().statusCode(202).body("counts.done", equalTo(0)).body("counts.skipped", equalTo(12));
        assertEquals(0, Outgoing.of(jdbi, again.path("id")).size());
    }

    @Test
    void aChangedRowIsToldWithItsNextVersion() {
        ImportedCity city = new ImportedCity();
        send(city, city.csv, "").then().body("state", equalTo("DONE"));
        Response job = send(city, city.csv.replace("第2县教育局", "第二县教育局"), "");
        job.then().body("counts.done", equalTo(1)).body("counts.skipped", equalTo(11));
        Outgoing.Fact fact = Outgoing.of(jdbi, job.path("id")).get(0);
        assertEquals("dudao.organization.changed.v1", fact.type());
        assertEquals(1, fact.aggregateVersion());
        assertEquals(city.counties.get(1), fact.subject());
        assertEquals("第二县教育局", fact.json().get("name").textValue());
        city.sysadmin()
                .get("/api/v1/organizations/" + city.counties.get(1))
                .then()
                .header("ETag", "\"1\"")
                .body("name", equalTo("第二县教育局"));
    }

    @Test
    void aRowAtFaultStopsTheWholeFile() {
        ImportedCity city = new ImportedCity();
        Response job = send(city, city.csv.replace("第1县教育局", ""), "");
        job.then()
                .statusCode(202)
                .body("state", equalTo("FAILED"))
                .body("counts.total", equalTo(12))
                .body("counts.done", equalTo(0))
                .body("counts.failed", equalTo(1));
        city.sysadmin()
                .get(job.<String>path("links.rows"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].outcome", equalTo("FAILED"))
                .body("items[0].line", equalTo(4))
                .body("items[0].column", equalTo("name"))
                .body("items[0].cell", equalTo("C4"))
                .body("items[0].code", equalTo("REQUIRED"));
        city.sysadmin().get("/api/v1/organizations/" + city.bureau).then().statusCode(404);
    }

    @Test
    void aDryRunWritesNothing() {
        ImportedCity city = new ImportedCity();
        Response job = send(city, city.csv, "?dryRun=true");
        job.then()
                .statusCode(202)
                .body("state", equalTo("DONE"))
                .body("dryRun", equalTo(true))
                .body("counts.done", equalTo(12));
        assertEquals(0, Outgoing.of(jdbi, job.path("id")).size());
        city.sysadmin().get("/api/v1/organizations/" + city.bureau).then().statusCode(404);
        send(city, city.csv, "?dryRun=perhaps").then().statusCode(400);
    }

    @Test
    void theSameKeyIsTheSameJob() {
        ImportedCity city = new ImportedCity();
        String key = UUID.randomUUID().toString();
        byte[] file = city.csv.getBytes(StandardCharsets.UTF_8);
        String job =
                send(city.sysadmin().header("Idempotency-Key", key), file, "").path("id");
        send(city.sysadmin().header("Idempotency-Key", key), file, "").then().body("id", equalTo(job));
        send(city.sysadmin().header("Idempotency-Key", key), new byte[] {'x'}, "")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void whatIsNoCsvInUtf8IsRefused() {
        ImportedCity city = new ImportedCity();
        send(city.sysadmin(), city.csv.getBytes(Charset.forName("GBK")), "")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_ENCODING"));
        city.sysadmin()
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(415);
        send(city, "", "").then().statusCode(202).body("state", equalTo("FAILED"));
        send(city.sysadmin(), new byte[13 << 20], "").then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        send(city.supervisor(), new byte[1], "").then().statusCode(403);
    }

    @Test
    void jobsAreForThoseWhoMayStartThem() {
        ImportedCity city = new ImportedCity();
        Response job = send(city, city.csv, "");
        String self = job.path("links.self");
        city.sysadmin()
                .get(self)
                .then()
                .statusCode(200)
                .body("id", equalTo(job.path("id")))
                .body("createdAt", equalTo(job.path("createdAt")))
                .body("counts.done", equalTo(12));
        city.supervisor().get(self).then().statusCode(404);
        city.as("head", "UNIT_HEAD", city.bureau).get(self).then().statusCode(403);
        city.sysadmin().get("/api/v1/jobs/" + UUID.randomUUID()).then().statusCode(404);
        city.sysadmin()
                .post(self + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("allowedCommands", hasSize(0));
    }

    @Test
    void rowsComeByPage() {
        ImportedCity city = new ImportedCity();
        String rows = send(city, city.csv, "").path("links.rows");
        Response page = city.sysadmin().get(rows + "?limit=8");
        page.then().body("items", hasSize(8)).body("items[0].organizationId", equalTo(city.bureau.toString()));
        city.sysadmin()
                .get(rows + "?limit=8&cursor=" + page.path("next"))
                .then()
                .body("items.number", contains(9, 10, 11, 12))
                .body("next", nullValue());
        city.sysadmin().get(rows + "?cursor=YQ").then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
    }

    private static Response sendWorkbook(ImportedCity city, byte[] file, String query) {
        return city.sysadmin()
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(file)
                .post(PATH + query);
    }

    @Test
    void aWorkbookIsTakenLikeTheSameCsv() {
        ImportedCity city = new ImportedCity();
        sendWorkbook(city, Sheets.of(city.csv), "?dryRun=true")
                .then()
                .statusCode(202)
                .body("state", equalTo("DONE"))
                .body("counts.done", equalTo(12));
        sendWorkbook(city, Sheets.of(city.csv), "").then().statusCode(202).body("counts.done", equalTo(12));
        send(city, city.csv, "").then().body("counts.done", equalTo(0)).body("counts.skipped", equalTo(12));
    }

    @Test
    void aCellAtFaultIsNamed() {
        ImportedCity city = new ImportedCity();
        Response job = sendWorkbook(city, Sheets.of(city.csv.replace("31,PUBLIC", "99,PUBLIC")), "");
        job.then().statusCode(202).body("state", equalTo("FAILED")).body("counts.done", equalTo(0));
        city.sysadmin()
                .get(job.<String>path("links.rows"))
                .then()
                .body("items[0].line", equalTo(8))
                .body("items[0].cell", equalTo("G8"))
                .body("items[0].column", equalTo("schoolClass"))
                .body("items[0].code", equalTo("SCHOOL_CLASS_MISMATCH"));
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        ImportedCity city = new ImportedCity();
        sendWorkbook(city, city.csv.getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_WORKBOOK"));
        java.util.Map<String, byte[]> parts = Sheets.parts("", null);
        parts.put("xl/media/image1.png", new byte[60 << 20]);
        sendWorkbook(city, Sheets.zip(parts), "").then().statusCode(413).body("code", equalTo("WORKBOOK_TOO_LARGE"));
        send(city.sysadmin(), Sheets.of(city.csv), "").then().statusCode(400);
    }

    @Test
    void twoThousandSchoolsTakeSeconds() {
        ImportedCity city = ImportedCity.registered();
        StringBuilder rows = new StringBuilder("kind,name,parentCode,codeScheme,code,ownership\n");
        for (int n = 0; n < 2000; n++) {
            rows.append("SCHOOL,大校")
                    .append(n)
                    .append(',')
                    .append(city.countyCodes.get(0))
                    .append(",SCHOOL,2134")
                    .append(ImportedCity.nextCode())
                    .append(",PUBLIC\n");
        }
        long began = System.nanoTime();
        sendWorkbook(city, Sheets.of(rows.toString()), "").then().body("counts.done", equalTo(2000));
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        System.out.println("2000 rows of a workbook: " + seconds + " s");
        org.junit.jupiter.api.Assertions.assertTrue(seconds < 60, () -> seconds + " s");
    }
}
