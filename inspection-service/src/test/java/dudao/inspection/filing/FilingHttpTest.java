package dudao.inspection.filing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FilingHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Bureau bureau;

    @BeforeEach
    void build() {
        city = new City(tree);
        bureau = new Bureau(city);
    }

    private void approves(String visit) {
        bureau.chief
                .command(visit, "approve-exception", Map.of("reason", "群众举报"))
                .then()
                .statusCode(200);
    }

    @Test
    void whatThePlanHasIsFiled() {
        String entry = bureau.approved(null);
        String visit = bureau.visit(city.school, 0, entry, "ANNOUNCED");
        city.eso.get(visit + "/filing-check").then().statusCode(200).body("obstacles", hasSize(0));
        city.eso.done(visit, "file", NOTHING, "FILED");
        city.eso
                .get(visit)
                .then()
                .body("filingNumber", matchesPattern("\\d{4}-\\d{6}"))
                .body("planEntryId", equalTo(entry));
        city.head.get(visit).then().statusCode(200).body("planEntryId", nullValue());
    }

    @Test
    void whatItDoesNotHaveNeedsAReasonAndAnotherPerson() {
        bureau.approved(null);
        String visit = bureau.visit(city.school, 0, null, "ANNOUNCED");
        refused(city.eso.command(visit, "file", NOTHING), 409, "NOT_IN_YEARLY_PLAN");
        Map<String, Object> why = Map.of("reason", "上级交办");
        refused(city.eso.command(visit, "approve-exception", why), 403, "SAME_PERSON");
        refused(bureau.chief.command(visit, "approve-exception", NOTHING), 400, "VALIDATION_FAILED");
        String id = visit.substring(City.INSPECTIONS.length() + 1);
        bureau.chief.refusesCarelessly(City.INSPECTIONS, id, "approve-exception", why, city.supervisor);
        approves(visit);
        city.eso.done(visit, "file", NOTHING, "FILED");
        refused(bureau.chief.command(visit, "approve-exception", why), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void anEntryCoversItsKindItsUnitsAndItsDays() {
        String regular = bureau.approved(null);
        String special = city.eso.get(Bureau.PLANS + "/" + planId()).path("entries[1].id");
        Map<String, Object> wanted = city.newInspection("SPECIAL", "ANNOUNCED");
        wanted.put("planEntryId", special);
        wanted.put("visitFrom", Bureau.MONDAY.toString());
        wanted.put("visitTo", Bureau.MONDAY.toString());
        String inside =
                City.INSPECTIONS + "/" + city.eso.post(City.INSPECTIONS, wanted).path("id");
        city.eso.get(inside + "/filing-check").then().body("obstacles", hasSize(0));
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("planEntryId", regular),
                Map.of("organizationId", city.otherSchool),
                Map.of("visitTo", "2031-01-02"))) {
            Map<String, Object> other = new HashMap<>(wanted);
            other.putAll(change);
            String visit = City.INSPECTIONS + "/"
                    + city.eso.post(City.INSPECTIONS, other).path("id");
            city.eso.get(visit + "/filing-check").then().body("obstacles.code", hasItem("NOT_IN_YEARLY_PLAN"));
        }
    }

    private String planId() {
        return city.eso.get(Bureau.PLANS + "?state=APPROVED").path("items[0].id");
    }

    /** An office that approves no plan is bound by the one above it: how often a unit is visited, and how far apart. */
    @Test
    void anOfficeWithoutAPlanIsBoundByThePlanAbove() {
        bureau.term();
        UUID office = UUID.randomUUID();
        city.add(office, "INSPECTION_OFFICE", city.county, city.path(city.county));
        Api below = City.api(City.person("below"), "ESO", office);
        Api leader = City.api(City.person("leader"), "LEADER", office);
        below.done(visitBy(below, 0), "file", NOTHING, "FILED");
        below.done(visitBy(below, 1), "file", NOTHING, "FILED");
        bureau.approved(3);
        String near = visitBy(below, 2);
        refused(below.command(near, "file", NOTHING), 409, "VISITS_CLASH");
        below.done(visitBy(below, 40), "file", NOTHING, "FILED");
        String fourth = visitBy(below, 80);
        refused(below.command(fourth, "file", NOTHING), 409, "CAP_EXCEEDED");
        leader.command(fourth, "approve-exception", Map.of("reason", "上级交办"))
                .then()
                .statusCode(200);
        below.done(fourth, "file", NOTHING, "FILED");
    }

    private String visitBy(Api office, int day) {
        Map<String, Object> wanted = city.newInspection("REGULAR", "ANNOUNCED");
        wanted.put("visitFrom", Bureau.MONDAY.plusDays(day).toString());
        wanted.put("visitTo", Bureau.MONDAY.plusDays(day).toString());
        return City.INSPECTIONS + "/" + office.post(City.INSPECTIONS, wanted).path("id");
    }

    @Test
    void aUnitHasSoManyVisitsInATerm() {
        bureau.term();
        String entry = bureau.approved(2);
        UUID county = city.county;
        city.eso.done(bureau.visit(county, 0, entry, "ANNOUNCED"), "file", NOTHING, "FILED");
        city.eso.done(bureau.visit(county, 20, entry, "ANNOUNCED"), "file", NOTHING, "FILED");
        String third = bureau.visit(county, 40, entry, "ANNOUNCED");
        refused(city.eso.command(third, "file", NOTHING), 409, "CAP_EXCEEDED");
        String elsewhere = bureau.visit(city.otherCounty, 40, entry, "ANNOUNCED");
        city.eso.done(elsewhere, "file", NOTHING, "FILED");
        approves(third);
        city.eso.done(third, "file", NOTHING, "FILED");
    }

    @Test
    void visitsThatAreNearAreProposedAsOne() {
        String entry = bureau.approved(null);
        String first = bureau.visit(city.school, 1, entry, "ANNOUNCED");
        city.eso.done(first, "file", NOTHING, "FILED");
        String near = bureau.visit(city.school, 15, entry, "ANNOUNCED");
        city.eso
                .command(near, "file", NOTHING)
                .then()
                .statusCode(409)
                .body("code", equalTo("VISITS_CLASH"))
                .body("merge.inspectionIds", hasSize(2))
                .body("merge.visitFrom", equalTo("2030-03-05"))
                .body("merge.matters", contains("校园安全", "食品安全"));
        String far = bureau.visit(city.school, 16, entry, "ANNOUNCED");
        city.eso.done(near, "cancel", Map.of("reason", "合并"), "CANCELLED");
        city.eso.done(far, "file", NOTHING, "FILED");
    }

    /** What is over and archived stands in nobody's way, as what is over and not archived does not. */
    @Test
    void whatIsOverClashesWithNothing() {
        String entry = bureau.approved(null);
        String first = bureau.visit(city.school, 0, entry, "ANNOUNCED");
        city.eso.done(first, "file", NOTHING, "FILED");
        String near = bureau.visit(city.school, 5, entry, "ANNOUNCED");
        for (String over : List.of("CLOSED", "ARCHIVED")) {
            UUID id = UUID.fromString(first.substring(City.INSPECTIONS.length() + 1));
            Rows.sql("update inspection set state = ? where id = ?", over, id);
            city.eso.get(near + "/filing-check").then().body("obstacles", hasSize(0));
        }
    }

    @Test
    void anExceptionCoversWhatStoodAgainstItThen() {
        bureau.approved(null);
        String visit = bureau.visit(city.school, 0, null, "ANNOUNCED");
        approves(visit);
        bureau.visit(city.school, 3, null, "ANNOUNCED");
        refused(city.eso.command(visit, "file", NOTHING), 409, "VISITS_CLASH");
        approves(visit);
        city.eso.done(visit, "file", NOTHING, "FILED");
    }

    @Test
    void aSecretVisitIsNotToldByARefusal() {
        String entry = bureau.approved(1);
        bureau.term();
        city.eso.done(bureau.visit(city.school, 2, entry, "UNANNOUNCED"), "file", NOTHING, "FILED");
        UUID office = UUID.randomUUID();
        city.add(office, "INSPECTION_OFFICE", city.county, city.path(city.county));
        Api countyEso = City.api(City.person("c-eso"), "ESO", office);
        Api countyChief = City.api(City.person("c-chief"), "LEADER", city.county);
        String plan = Bureau.PLANS + "/"
                + countyEso
                        .post(Bureau.PLANS, bureau.newPlan(1, List.of(Bureau.entry("REGULAR", city.county))))
                        .path("id");
        countyEso.done(plan, "submit", NOTHING, "SUBMITTED");
        countyChief.done(plan, "approve", NOTHING, "APPROVED");
        Map<String, Object> wanted = city.newInspection("REGULAR", "ANNOUNCED");
        wanted.put("visitFrom", Bureau.MONDAY.toString());
        wanted.put("visitTo", Bureau.MONDAY.toString());
        wanted.put("planEntryId", countyEso.get(plan).path("entries[0].id"));
        String visit = City.INSPECTIONS + "/"
                + countyEso.post(City.INSPECTIONS, wanted).path("id");
        countyEso.get(visit + "/filing-check").then().body("obstacles", hasSize(0));
        countyEso.done(visit, "file", NOTHING, "FILED");
        String citys = bureau.visit(city.school, 3, entry, "ANNOUNCED");
        city.eso.get(citys + "/filing-check").then().body("obstacles.code", contains("CAP_EXCEEDED", "VISITS_CLASH"));
    }

    @Test
    void theCodeAtTheGateProvesItself() throws GeneralSecurityException {
        String visit = City.INSPECTIONS + "/" + city.planned("REGULAR", "ANNOUNCED");
        refused(city.eso.command(visit, "entry-code", NOTHING, "*"), 409, "NOT_FILED");
        city.eso.done(visit, "file", NOTHING, "FILED");
        String number = city.eso.get(visit).path("filingNumber");
        String code = city.eso
                .command(visit, "entry-code", NOTHING, "*")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
        given().get("/api/v1/public/entry-codes/" + code)
                .then()
                .statusCode(200)
                .body("code.filingNumber", equalTo(number))
                .body("code.organizationId", equalTo(city.school.toString()))
                .body("code.matters", contains("校园安全", "食品安全"))
                .body("stands", equalTo(true))
                .body("today", equalTo(true));
        String[] parts = code.split("\\.");
        assertTrue(verifies(code.substring(0, code.lastIndexOf('.')), parts[3], key(parts[1])));
        for (int n = 0; n < code.length() - 1; n += 7) {
            if (code.charAt(n) != '.') {
                char other = code.charAt(n) == 'A' ? 'B' : 'A';
                String changed = code.substring(0, n) + other + code.substring(n + 1);
                given().get("/api/v1/public/entry-codes/" + changed).then().statusCode(422);
            }
        }
        city.eso.done(visit, "cancel", Map.of("reason", "改期"), "CANCELLED");
        given().get("/api/v1/public/entry-codes/" + code).then().body("stands", equalTo(false));
        refused(city.eso.command(visit, "entry-code", NOTHING, "*"), 409, "NOT_FILED");
    }

    private static String key(String id) {
        List<Map<String, String>> keys =
                given().get("/api/v1/public/filing-keys").path("items");
        return keys.stream()
                .filter(key -> key.get("id").equals(id))
                .findFirst()
                .orElseThrow()
                .get("publicKey");
    }

    /** As a scanner without a network does. */
    private static boolean verifies(String text, String signature, String key) throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        check.update(text.getBytes(StandardCharsets.UTF_8));
        return check.verify(Base64.getUrlDecoder().decode(signature));
    }
}
