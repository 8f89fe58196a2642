package dudao.task.evidence;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Files;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EvidenceTest {

    private static final String EVIDENCE = "/api/v1/evidence";

    @Inject
    OrganizationTree tree;

    @Inject
    EvidenceExpiry expiry;

    private final Jdbi jdbi = RealParts.owner();
    private City city;
    private Person head;
    private String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        task = new TaskRows(jdbi)
                .add(city, city.school(), "IN_PROGRESS", UUID.randomUUID(), Clocks.endOf(LocalDate.of(2027, 3, 1)))
                .toString();
    }

    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
        return content;
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    private Response report(Person person, Object... evidenceIds) {
        return person.post(TASKS + "/" + task + "/reports", Map.of("text", "附材料", "evidenceIds", List.of(evidenceIds)));
    }

    @Test
    void whatWasHandedInComesBackByteForByte() throws Exception {
        byte[] content = pdf(700_001);
        Response given = Files.upload(head, "专项总结.pdf", content);
        given.then()
                .statusCode(201)
                .header("Location", endsWith(EVIDENCE + "/" + given.path("id")))
                .body("name", equalTo("专项总结.pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("size", equalTo(700_001))
                .body("organizationId", equalTo(city.school().toString()))
                .body(
                        "sha256",
                        equalTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
        Response read = head.get(EVIDENCE + "/" + given.path("id") + "/content");
        read.then()
                .statusCode(200)
                .contentType(startsWith("application/pdf"))
                .header("Content-Length", equalTo("700001"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Disposition", startsWith("attachment;"))
                .header("Content-Disposition", endsWith("filename*=UTF-8''%E4%B8%93%E9%A1%B9%E6%80%BB%E7%BB%93.pdf"));
        assertArrayEquals(content, read.asByteArray());
    }

    @Test
    void aPartCanBeAskedFor() {
        byte[] content = pdf(600_000);
        String address = EVIDENCE + "/" + Files.uploaded(head, "a.pdf", content) + "/content";
        Response part = head.request().header("Range", "bytes=262140-262149").get(address);
        part.then().statusCode(206).header("Content-Range", equalTo("bytes 262140-262149/600000"));
        assertArrayEquals(java.util.Arrays.copyOfRange(content, 262140, 262150), part.asByteArray());
        head.request()
                .header("Range", "bytes=-5")
                .get(address)
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 599995-599999/600000"));
        refused(head.request().header("Range", "bytes=600000-").get(address), 416, "RANGE_NOT_SATISFIABLE");
        for (String odd : List.of("bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=99999999999999999999-")) {
            head.request().header("Range", odd).get(address).then().statusCode(200);
        }
    }

    @Test
    void theSameBytesOfTheSameUnitAreTheSameEvidence() {
        byte[] content = pdf(1000);
        String id = Files.uploaded(head, "a.pdf", content);
        Files.upload(Person.clerk(city.school()), "b.pdf", content)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name", equalTo("a.pdf"));
        Files.upload(Person.head(city.secondSchool()), "a.pdf", content)
                .then()
                .statusCode(201)
                .body("id", not(equalTo(id)));
    }

    @Test
    void whatItIsIsToldByItsContent() {
        Map<String, byte[]> accepted = Map.of(
                "image/png", HexFormat.of().parseHex("89504e470d0a1a0a00"),
                "image/jpeg", HexFormat.of().parseHex("ffd8ffe000104a464946"),
                "text/plain", "活动记录\n第一周".getBytes(StandardCharsets.UTF_8),
                "application/ofd", Files.zip("OFD.xml", "<ofd/>"),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        Files.zip("[Content_Types].xml", "<x/>", "word/document.xml", "<w:t>总结</w:t>"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        Files.zip("xl/workbook.xml", "<x/>"));
        accepted.forEach((type, content) ->
                Files.upload(head, "总结.exe", content).then().statusCode(201).body("mediaType", equalTo(type)));
        for (byte[] other : List.of(
                "MZ\0\0program".getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex("7f454c460201"),
                HexFormat.of().parseHex("fffe41004200"),
                "总结".getBytes(java.nio.charset.Charset.forName("GBK")),
                Files.zip("run.sh", "#!/bin/sh"),
                "PK\3\4 not a zip".getBytes(StandardCharsets.ISO_8859_1),
                Files.zip("word/document.xml", "<x/>", "word/vbaProject.bin", "macro"))) {
            refused(Files.upload(head, "总结.pdf", other), 422, "EVIDENCE_TYPE_UNSUPPORTED");
        }
        refused(Files.upload(head, "空.pdf", new byte[0]), 400, "VALIDATION_FAILED");
    }

    @Test
    void aPageForABrowserStaysAText() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        String id = Files.uploaded(head, "x.html", page);
        head.get(EVIDENCE + "/" + id + "/content")
                .then()
                .contentType(startsWith("text/plain"))
                .header("Content-Disposition", startsWith("attachment"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void evilNamesAreOnlyNames() {
        Map<String, String> names = Map.of(
                "../../etc/passwd", "passwd",
                "C:\\\\temp\\\\总结.pdf", "总结.pdf",
                "..", "附件",
                "a\u202efdp.exe", "afdp.exe");
        names.forEach((given, kept) -> Files.upload(head, given, pdf(given.hashCode() & 0xfff | 0x100))
                .then()
                .statusCode(201)
                .body("name", equalTo(kept)));
        String longest = Files.upload(head, "长".repeat(300) + ".pdf", pdf(77)).path("name");
        assertEquals(true, longest.length() <= 120 && longest.endsWith(".pdf"), longest);
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] bomb = Files.bomb("word/document.xml", 300 * 1024 * 1024);
        Files.upload(head, "总结.docx", bomb).then().statusCode(201);
    }

    @Test
    void whatIsMarkedSecretDoesNotComeIn() {
        refused(Files.upload(head, "a.txt", "机密★10年".getBytes(StandardCharsets.UTF_8)), 422, "CLASSIFIED_CONTENT");
        refused(
                Files.upload(head, "a.docx", Files.zip("word/document.xml", "<w:p><w:t>机密</w:t><w:t>★</w:t></w:p>")),
                422,
                "CLASSIFIED_CONTENT");
        refused(Files.upload(head, "秘密★.pdf", pdf(900)), 422, "CLASSIFIED_CONTENT");
    }

    @Test
    void tooLargeIsRefused() {
        refused(Files.upload(head, "a.pdf", pdf(10 * 1024 * 1024 + 1)), 422, "EVIDENCE_TOO_LARGE");
        Files.upload(head, "a.pdf", pdf(10 * 1024 * 1024)).then().statusCode(201);
    }

    @Test
    void aFormWithoutAFileIsRefused() throws Exception {
        head.request()
                .contentType("multipart/form-data")
                .multiPart("other", "x")
                .post(EVIDENCE)
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"));
        for (String body : List.of("", "--x", "--x\r\n\r\n", "--x--")) {
            HttpResponse<String> answer = raw(body);
            assertEquals(400, answer.statusCode(), body);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""),
                    body);
        }
        head.request().body("{}").post(EVIDENCE).then().statusCode(415);
    }

    private HttpResponse<String> raw(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + EVIDENCE))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Authorization", "Bearer " + Tokens.of("head", "UNIT_HEAD", city.school()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
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
