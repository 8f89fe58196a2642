package dudao.task.evidence;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.task.testing.Files;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EvidenceTest extends EvidenceWorld {

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
}
