package dudao.plan.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanImportResourceTest {

    private static final String PATH = "/api/v1/plan-imports";
    private static final String TEXT =
            """
            云江市教育局2025年工作要点
            一、办好学前教育
            1.扩大普惠资源。年底前新建幼儿园不少于5所,力争每季度通报一次。
            """;

    /** A text type gets no charset it did not name. */
    private static final RestAssuredConfig BARE = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Inject
    OrganizationTree tree;

    private UUID organization;

    private final Jdbi jdbi = RealParts.owner();

    @BeforeEach
    void register() {
        organization = new City(tree).id;
    }

    @Test
    void textGivesItsDocument() {
        ValidatableResponse created =
                post(TEXT.getBytes(StandardCharsets.UTF_8)).statusCode(201);
        String id = created.extract().path("id");
        created.header("Location", endsWith(PATH + "/" + id))
                .body("documents", hasSize(1))
                .body("documents[0].title", equalTo("云江市教育局2025年工作要点"))
                .body("documents[0].issuer", equalTo("云江市教育局"))
                .body("documents[0].planYear", equalTo(2025))
                .body("documents[0].sections[0].ordinal", equalTo(1))
                .body("documents[0].items[0].number", equalTo("1"))
                .body("documents[0].items[0].span.start", equalTo(TEXT.indexOf("1.扩大")))
                .body("documents[0].items[0].targets[0].quantity", equalTo(5))
                .body("documents[0].items[0].targets[0].comparator", equalTo(">="))
                .body("documents[0].items[0].deadlines[0].date", equalTo("2025-12-31"))
                .body("documents[0].items[0].frequencies[0].per", equalTo("quarter"))
                .body("documents[0].items[0].measures.commitment", hasItem("STRIVE"));
        get(id, "ISSUER", organization)
                .statusCode(200)
                .body("", equalTo(created.extract().path("")));
    }

    @Test
    void byteOrderMarkDoesNotCount() {
        post(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("documents[0].items[0].span.start", equalTo(TEXT.indexOf("1.扩大")));
    }

    @Test
    void controlCharactersReachNoTable() {
        post(TEXT.replace("普惠", "普\0惠").getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("documents[0].items[0].title", equalTo("扩大普 惠资源"))
                .body("documents[0].warnings.code", hasItem("CONTROL_CHARACTER"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        post(TEXT.getBytes(Charset.forName("GBK"))).statusCode(400).body("code", equalTo("INVALID_ENCODING"));
    }

    @Test
    void emptyBodyIsRefused() {
        post(new byte[0]).statusCode(400).body("code", equalTo("BAD_REQUEST"));
        post("\uFEFF".getBytes(StandardCharsets.UTF_8)).statusCode(400).body("code", equalTo("BAD_REQUEST"));
    }

    @Test
    void textWithoutItemsIsRefusedAndNotKept() {
        post("今天天气很好。".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("code", equalTo("NO_ITEMS"))
                .body("detail", containsString("7 个字符"))
                .body("warnings[0].detail", equalTo("今天天气很好。"));
        assertEquals(0, kept());
    }

    @Test
    void wordDocumentPdfPageAndTextGiveTheSameItems() throws IOException {
        List<Object> items = items("text/plain", PlanPaper.text().getBytes(StandardCharsets.UTF_8));
        assertEquals(4, items.size());
        assertEquals(items, items(Format.DOCX_TYPE, PlanPaper.docx()));
        assertEquals(items, items("application/pdf", PlanPaper.pdf()));
        String page = "<html><body><p>" + PlanPaper.text().replace("\n", "</p><p>") + "</p></body></html>";
        assertEquals(items, items("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void documentGivesTheTextItsSpansCount() throws IOException {
        post("application/pdf", PlanPaper.pdf())
                .statusCode(201)
                .body("text", equalTo(PlanPaper.text().strip()));
        post(TEXT.getBytes(StandardCharsets.UTF_8)).body("text", nullValue());
    }

    @Test
    void contentTellsWhatItIs() throws IOException {
        post("application/pdf", PlanPaper.docx()).statusCode(415).body("code", equalTo("CONTENT_TYPE_MISMATCH"));
        post("text/plain", PlanPaper.pdf()).statusCode(415).body("code", equalTo("CONTENT_TYPE_MISMATCH"));
        post(Format.DOCX_TYPE, TEXT.getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .body("found", equalTo("text/plain"));
        byte[] oldWord = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1};
        post(Format.DOCX_TYPE, oldWord).statusCode(415).body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        post("application/msword", oldWord).statusCode(415).body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void refusedDocumentIsNotKept() {
        post("application/pdf", "%PDF-1.7 nonsense".getBytes(StandardCharsets.US_ASCII))
                .statusCode(422)
                .body("code", equalTo("DOCUMENT_UNREADABLE"));
        assertEquals(0, kept());
    }

    @Test
    void laterImportIsComparedWithAnEarlierOne() {
        String earlier = post(TEXT.getBytes(StandardCharsets.UTF_8)).extract().path("id");
        String later = post((TEXT.replace("5所", "8所") + "2.提升质量。培训园长。").getBytes(StandardCharsets.UTF_8))
                .extract()
                .path("id");
        get(later + "/diff?against=" + earlier, "ISSUER", organization)
                .statusCode(200)
                .body("documents[0].itemsAdded[0].title", equalTo("提升质量"))
                .body("documents[0].itemsChanged[0].targetsChanged[0].earlier.quantity", equalTo(5))
                .body("documents[0].itemsChanged[0].targetsChanged[0].later.quantity", equalTo(8));
        get(later + "/diff", "ISSUER", organization).statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
        get(later + "/diff?against=" + UUID.randomUUID(), "ISSUER", organization)
                .statusCode(404);
        get(later + "/diff?against=nonsense", "ISSUER", organization).statusCode(400);
        get(later + "/diff?against=" + earlier, "ISSUER", UUID.randomUUID()).statusCode(404);
        get(later + "/diff?against=" + earlier, "UNIT_HEAD", organization).statusCode(403);
    }

    @Test
    void tooLargeIsRefused() {
        post(new byte[13 * 1024 * 1024]).statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void onlyIssuersImport() {
        as("UNIT_HEAD", organization)
                .contentType("text/plain")
                .body(TEXT.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(403);
        get(UUID.randomUUID().toString(), "INSPECTOR", organization).statusCode(403);
    }

    @Test
    void anOrganisationNobodyKnowsImportsNothing() {
        organization = UUID.randomUUID();
        post(TEXT.getBytes(StandardCharsets.UTF_8)).statusCode(403).body("code", equalTo("ORGANIZATION_UNKNOWN"));
    }

    @Test
    void otherOrganisationsSeeNothing() {
        String id = post(TEXT.getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .extract()
                .path("id");
        get(id, "ISSUER", UUID.randomUUID()).statusCode(404).body("code", equalTo("NOT_FOUND"));
        get(id, "LEADER", organization).statusCode(200);
    }

    @Test
    void unknownAndMalformedIdsAreNotFound() {
        get(UUID.randomUUID().toString(), "ISSUER", organization).statusCode(404);
        get("nonsense", "ISSUER", organization).statusCode(404);
    }

    @Test
    void repeatedKeyGivesTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        String first = post(text, key).statusCode(201).extract().path("id");
        post(text, key).statusCode(201).body("id", equalTo(first)).header("Location", endsWith(first));
        assertEquals(1, kept());
        post((TEXT + "2.提升质量。培训园长。").getBytes(StandardCharsets.UTF_8), key)
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        post(text).statusCode(201).body("id", not(equalTo(first)));
    }

    private List<Object> items(String type, byte[] body) {
        List<Map<String, Object>> items =
                post(type, body).statusCode(201).extract().path("documents[0].items");
        return items.stream()
                .map(item ->
                        (Object) List.of(item.get("number"), item.get("title"), item.get("body"), item.get("section")))
                .toList();
    }

    private ValidatableResponse post(String type, byte[] body) {
        return as("ISSUER", organization)
                .config(BARE)
                .contentType(type)
                .body(body)
                .post(PATH)
                .then();
    }

    private ValidatableResponse post(byte[] text) {
        return post(text, UUID.randomUUID().toString());
    }

    private ValidatableResponse post(byte[] text, String key) {
        return as("ISSUER", organization)
                .header("Idempotency-Key", key)
                .contentType("text/plain")
                .body(text)
                .post(PATH)
                .then();
    }

    private static ValidatableResponse get(String id, String role, UUID organization) {
        return as(role, organization).get(PATH + "/" + id).then();
    }

    private static RequestSpecification as(String role, UUID organization) {
        return given().auth().oauth2(Tokens.of("person-" + role, role, organization));
    }

    private int kept() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from plan_import where organization_id = :organization")
                        .bind("organization", organization)
                        .mapTo(Integer.class)
                        .one());
    }
}
