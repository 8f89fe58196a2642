package dudao.inspection.records;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a group must have seen and heard before it leaves (教育督导条例 Arts 18, 19). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RecordHttpTest {

    private static final Map<String, Object> REPORT = Map.of("report", "小结");

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private Formal onSite(String jurisdiction) {
        LocalDate today = MovableClock.today();
        Formal formal =
                Formal.planned(city, "SPECIAL", jurisdiction, today, today).team();
        formal.enter();
        return formal;
    }

    @Test
    void nobodyLeavesASchoolWithoutHavingSeenAskedAndHeard() {
        Formal formal = onSite("CN");
        city.leader
                .command(formal.at, "leave", REPORT)
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_ALL_HEARD"))
                .body("missing", contains("现场考察记录", "公众意见", "听取家长意见", "听取学生意见", "听取教师意见"));
        formal.record("records", Formal.siteRecord());
        formal.record("hearings", Formal.hearing("PARENTS"));
        formal.record("hearings", Formal.hearing("STUDENTS"));
        // Heard together with others is not heard separately, and others are nobody of the three.
        formal.record("hearings", Formal.hearing("OTHERS"));
        city.leader
                .command(formal.at, "leave", REPORT)
                .then()
                .statusCode(409)
                .body("missing", contains("公众意见", "听取教师意见"));
        formal.record("public-opinions", Formal.publicOpinion());
        formal.record("hearings", Formal.hearing("TEACHERS"));
        formal.leave();
    }

    @Test
    void aGovernmentHasNoPupilsToHear() {
        Formal formal = onSite("CN");
        Rows.sql("update organization set kind = 'COUNTY_BUREAU' where id = ?", city.school);
        formal.record("records", Formal.siteRecord());
        city.leader.command(formal.at, "leave", REPORT).then().statusCode(409).body("missing", contains("公众意见"));
        formal.record("public-opinions", Formal.publicOpinion());
        formal.leave();
    }

    @Test
    void onlyTheTeamRecordsAndOnlyDuringTheVisit() {
        Formal formal = Formal.planned(city).team();
        refused(city.leader.post(formal.at + "/records", Formal.siteRecord()), 409, "NOT_ON_SITE");
        formal.enter();
        Api stranger = City.api(person("stranger"), "INSPECTOR", city.office);
        for (Map.Entry<String, Map<String, Object>> each : Map.of(
                        "records", Formal.siteRecord(),
                        "hearings", Formal.hearing("PARENTS"),
                        "public-opinions", Formal.publicOpinion())
                .entrySet()) {
            String path = formal.at + "/" + each.getKey();
            refused(stranger.post(path, each.getValue()), 403, "NOT_TEAM_MEMBER");
            refused(city.eso.post(path, each.getValue()), 403, "FORBIDDEN");
            refused(city.leader.post(path, NOTHING), 400, "VALIDATION_FAILED");
            String unknown = INSPECTIONS + "/" + UUID.randomUUID() + "/" + each.getKey();
            refused(city.leader.post(unknown, each.getValue()), 404, "NOT_FOUND");
            String key = UUID.randomUUID().toString();
            String id = city.leader.post(path, each.getValue(), key).path("id");
            city.leader.post(path, each.getValue(), key).then().statusCode(201).body("id", equalTo(id));
        }
        city.eso.get(formal.at + "/records").then().statusCode(200).body("items", hasSize(3));
        formal.persons.get(2).get(formal.at + "/records").then().body("items", hasSize(3));
        formal.record("hearings", Formal.hearing("STUDENTS"));
        formal.record("hearings", Formal.hearing("TEACHERS"));
        formal.leave();
        refused(city.leader.post(formal.at + "/records", Formal.siteRecord()), 409, "NOT_ON_SITE");
    }

    @Test
    void theUnitIsNotToldWhatPupilsAndTeachersSaid() {
        Formal formal = onSite("CN");
        formal.records();
        refused(city.head.get(formal.at + "/records"), 403, "FORBIDDEN");
        Api own = City.api(person("own"), "SUPERVISOR", city.school);
        own.get(formal.at).then().statusCode(200);
        refused(own.get(formal.at + "/records"), 404, "NOT_FOUND");
    }

    @Test
    void shanghaiHearsOnlyWhomChanceHasChosen() {
        Formal formal = onSite("CN-SH");
        Map<String, Object> hearing = Formal.hearing("TEACHERS");
        for (Object named : new Object[] {false, null}) {
            hearing.put("chosenAtRandom", named);
            refused(city.leader.post(formal.at + "/hearings", hearing), 422, "PARTICIPANTS_NOT_RANDOM");
        }
        hearing.put("chosenAtRandom", true);
        formal.record("hearings", hearing);
    }

    @Test
    void inChongqingWhoRunsTheSchoolLeavesTheRoom() {
        Formal formal = onSite("CN-CQ");
        for (String group : List.of("STUDENTS", "PARENTS", "TEACHERS")) {
            Map<String, Object> hearing = Formal.hearing(group);
            for (String nobody : new String[] {null, " "}) {
                hearing.put("keptOut", nobody);
                refused(city.leader.post(formal.at + "/hearings", hearing), 422, "KEPT_OUT_MISSING");
            }
        }
        formal.records();
        formal.leave();
    }
}
