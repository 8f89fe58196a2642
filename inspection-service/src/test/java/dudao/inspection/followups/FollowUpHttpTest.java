package dudao.inspection.followups;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.LookedBack;
import dudao.inspection.testing.Transitions;
import dudao.inspection.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FollowUpHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    /** Every cell state × command of {@code transitions.csv}. */
    @ParameterizedTest
    @EnumSource(FollowUpState.class)
    void looksBackGoWhereTheTableSaysAndNowhereElse(FollowUpState state) {
        LookedBack standing = LookedBack.to(city, state.name());
        assertEquals(
                Transitions.of("follow-up").stream()
                        .filter(row -> row.from().equals(state.name()))
                        .map(Row::command)
                        .sorted()
                        .toList(),
                city.eso.get(standing.at).path("allowedCommands"));
        for (FollowUpState.Command command : FollowUpState.Command.values()) {
            Optional<Row> row = Transitions.find("follow-up", state.name(), command.path());
            if (row.isPresent()) {
                LookedBack walking = LookedBack.to(new City(tree), state.name());
                walking.send(command.path())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo(row.get().to()));
                assertEquals(row.get().event(), walking.told().get(1));
            } else {
                String etag = city.eso.etag(standing.at);
                refused(standing.send(command.path()), 409, "ILLEGAL_TRANSITION");
                assertEquals(etag, city.eso.etag(standing.at));
            }
        }
    }

    @Test
    void whatCameBackIsOpenAgainWithANewLimit() {
        LookedBack looked = LookedBack.to(city, "RELAPSED");
        String rectification = RECTIFICATIONS + "/" + looked.rectification;
        String limit = City.today().plusDays(10).toString();
        city.head
                .get(rectification)
                .then()
                .body("state", equalTo("IN_PROGRESS"))
                .body("dueOn", equalTo(limit))
                .body("originalDueOn", equalTo(looked.originalDueOn))
                .body("reopenCount", equalTo(1))
                .body("closedAt", nullValue())
                .body("verifications", hasSize(1));
        city.head
                .get(FINDINGS + "/" + looked.finding)
                .then()
                .body("state", equalTo("RECTIFYING"))
                .body("dueOn", equalTo(limit))
                .body("reason", containsString("再次"));
        List<String> told = looked.toldOf(looked.finding);
        assertEquals("dudao.finding.verification-failed.v1", told.get(told.size() - 1), "returns the unit's task");
        told = looked.toldOf(looked.rectification);
        assertEquals("dudao.rectification.reopened.v1", told.get(told.size() - 1));
        refused(city.eso.post(rectification + "/follow-ups", LookedBack.order()), 409, "NOT_CLOSED");
    }

    @Test
    void whatHeldStaysClosedAndMayBeLookedAtAgain() {
        LookedBack looked = LookedBack.to(city, "CONFIRMED");
        String rectification = RECTIFICATIONS + "/" + looked.rectification;
        assertEquals("CLOSED", city.eso.state(rectification));
        city.eso.post(rectification + "/follow-ups", LookedBack.order()).then().statusCode(201);
        refused(city.eso.post(rectification + "/follow-ups", LookedBack.order()), 409, "DUPLICATE");
        Map<String, Object> past = new HashMap<>(LookedBack.order());
        past.put("dueOn", City.today().minusDays(1).toString());
        refused(city.eso.post(rectification + "/follow-ups", past), 422, "DUE_IN_PAST");
    }

    @Test
    void thoseWhoWillBeLookedAtLearnOfItAfterwards() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        city.head.get(looked.at).then().statusCode(404);
        city.head.get("/api/v1/follow-ups").then().body("items", hasSize(0));
        city.countyHead.get(looked.at).then().statusCode(404);
        city.supervisor.get(looked.at).then().statusCode(200);
        Api between = City.api(City.person("between"), "SUPERVISOR", city.county);
        between.get(looked.at).then().statusCode(404);
        between.get("/api/v1/follow-ups?state=ORDERED").then().body("items", hasSize(0));
        looked.send("confirm").then().statusCode(200);
        between.get(looked.at).then().statusCode(200);
        city.head.get(looked.at).then().statusCode(200).body("state", equalTo("CONFIRMED"));
        city.head.get("/api/v1/follow-ups?state=CONFIRMED").then().body("items", hasSize(1));
        city.otherHead.get(looked.at).then().statusCode(404);
    }

    @Test
    void theSecondLookIsBySecondEyes() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        refused(city.eso.command(looked.at, "confirm", LookedBack.seen()), 403, "SAME_PERSON");
        refused(
                City.api(city.lead, "ESO", city.office).command(looked.at, "confirm", LookedBack.seen()),
                403,
                "SAME_PERSON");
        refused(
                City.api(City.person("x"), "ESO", city.school).command(looked.at, "confirm", LookedBack.seen(), "*"),
                404,
                "NOT_FOUND");
        looked.second.refusesCarelessly(
                "/api/v1/follow-ups",
                looked.at.substring(looked.at.lastIndexOf('/') + 1),
                "confirm",
                LookedBack.seen(),
                city.supervisor);
    }

    @Test
    void whoVerifiedItDoesNotTakeTheLookBackAway() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        refused(city.eso.command(looked.at, "withdraw", Map.of("reason", "不必再看")), 403, "SAME_PERSON");
        looked.send("withdraw").then().statusCode(200);
    }

    @Test
    void whatIsWithdrawnIsNotToldToThoseItConcerned() {
        LookedBack looked = LookedBack.to(city, "WITHDRAWN");
        city.head.get(looked.at).then().statusCode(404);
        city.head.get("/api/v1/follow-ups").then().body("items", hasSize(0));
        city.eso.get(looked.at).then().body("text", equalTo("学校已撤并"));
        city.eso
                .post(RECTIFICATIONS + "/" + looked.rectification + "/follow-ups", LookedBack.order())
                .then()
                .statusCode(201);
    }

    /** The archive stays as it was, and what came later stands beside it. */
    @Test
    void whatComesBackAfterTheArchivingIsASupplement() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        String inspection = City.INSPECTIONS + "/"
                + city.eso.get(FINDINGS + "/" + looked.finding).path("inspectionId");
        UUID id = UUID.fromString(inspection.substring(inspection.lastIndexOf('/') + 1));
        Rows.sql("update inspection set state = 'ARCHIVED' where id = ?", id);
        Rows.sql(
                "insert into inspection_archive (inspection_id, name, content, sha256, archived_by, archived_at)"
                        + " values (?, 'records.json', '[]', ?, 'eso', now() - interval '100 days')",
                id,
                sha256("[]"));
        Response before = city.eso.get(inspection + "/archive");
        looked.send("relapse").then().statusCode(200);
        Response after = city.eso.get(inspection + "/archive");
        List<String> kept = before.path("parts.sha256");
        assertEquals(kept, after.<List<String>>path("parts.sha256").subList(0, kept.size()));
        String name = "follow-up-" + looked.at.substring(looked.at.lastIndexOf('/') + 1) + ".json";
        after.then()
                .body("parts.name[-1]", equalTo(name))
                .body("parts", hasSize(kept.size() + 1))
                .body("archivedAt", equalTo(before.path("archivedAt")))
                .body("intact", equalTo(true));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatIsNotLookedAtInTimeIsSeen() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        UUID id = UUID.fromString(looked.at.substring(looked.at.lastIndexOf('/') + 1));
        city.eso.get("/api/v1/follow-ups?overdue=true").then().body("items", hasSize(0));
        Rows.sql("update follow_up set due_on = ? where id = ?", LocalDate.of(2026, 1, 5), id);
        city.eso.get("/api/v1/follow-ups?overdue=true").then().body("items", hasSize(1));
        city.eso.get(looked.at).then().body("overdue", equalTo(true));
    }

    /** The same unit, and the same clause or indicator, in another inspection. */
    @Test
    void aFindingThatComesBackNamesTheEarlierOne() {
        String first = city.onSite();
        String earlier = city.confirmed(first);
        city.eso.get(FINDINGS + "/" + earlier).then().body("recursFrom", nullValue());
        String again = city.onSite();
        Map<String, Object> sameIndicator = City.newFinding("GENERAL");
        sameIndicator.put("clause", "消防法第十六条");
        String later = recorded(again, sameIndicator);
        city.eso.get(FINDINGS + "/" + later).then().body("recursFrom", equalTo(earlier));
        city.eso
                .get(FINDINGS + "?recurring=true&organizationId=" + city.school)
                .then()
                .body("items.id", equalTo(List.of(later)));
        Map<String, Object> another = City.newFinding("GENERAL");
        another.put("clause", "食品安全法第五十七条");
        another.put("indicator", "食品安全");
        city.eso.get(FINDINGS + "/" + recorded(again, another)).then().body("recursFrom", nullValue());
        Rows.sql("update finding set found_at = now() - interval '13 months' where id = ?", UUID.fromString(earlier));
        Rows.sql("update finding set found_at = now() - interval '13 months' where id = ?", UUID.fromString(later));
        city.eso
                .get(FINDINGS + "/" + recorded(city.onSite(), City.newFinding("GENERAL")))
                .then()
                .body("recursFrom", nullValue());
    }

    private String recorded(String inspection, Map<String, Object> finding) {
        return city.leader
                .post(City.INSPECTIONS + "/" + inspection + "/findings", finding)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Who recorded a finding does not verify that it was put right, whatever role the person has then. */
    @Test
    void whoRecordedItDoesNotVerifyIt() {
        LookedBack looked = LookedBack.reported(city);
        Api finder = City.api(city.lead, "ESO", city.office);
        refused(
                finder.command(
                        RECTIFICATIONS + "/" + looked.rectification, "start-verification", Map.of("method", "DESK")),
                403,
                "SAME_PERSON");
        city.eso.done(
                RECTIFICATIONS + "/" + looked.rectification,
                "start-verification",
                Map.of("method", "DESK"),
                "VERIFYING");
    }
}
