package dudao.inspection.remedies;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Formal.decision;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RemedyHttpTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    private static final Map<String, Object> GROUNDS = Map.of("grounds", "事实认定有误");
    private static final String REMEDIES = "/api/v1/remedies";

    @Inject
    OrganizationTree tree;

    private City city;
    private Api colleague;

    @BeforeEach
    void build() {
        MovableClock.set(MONDAY);
        city = new City(tree);
        colleague = City.api(person("eso"), "ESO", city.office);
    }

    @AfterEach
    void today() {
        MovableClock.reset();
    }

    private Formal issued(String jurisdiction) {
        Formal formal = Formal.waived(city, jurisdiction);
        formal.draft(Formal.draft(0, MONDAY.plusDays(60)));
        formal.issue();
        return formal;
    }

    private String requested(Formal formal) {
        return city.head
                .post(formal.at + "/remedies", GROUNDS)
                .then()
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .extract()
                .path("id");
    }

    @Test
    void whereTheLawKnowsNoneThereIsNone() {
        for (String jurisdiction : new String[] {"CN", "CN-CQ"}) {
            Formal formal = issued(jurisdiction);
            refused(city.head.post(formal.at + "/remedies", GROUNDS), 409, "NO_REMEDY");
        }
    }

    @Test
    void theUnitAsksOnceAfterTheLetter() {
        Formal formal = Formal.waived(city, "CN-SD");
        String path = formal.at + "/remedies";
        refused(city.head.post(path, GROUNDS), 409, "OPINION_NOT_ISSUED");
        formal.draft(Formal.draft(0, MONDAY.plusDays(60)));
        formal.issue();
        refused(city.head.post(path, NOTHING), 400, "VALIDATION_FAILED");
        refused(city.clerk.post(path, GROUNDS), 403, "FORBIDDEN");
        refused(city.countyHead.post(path, GROUNDS), 403, "FORBIDDEN");
        refused(city.otherHead.post(path, GROUNDS), 404, "NOT_FOUND");
        refused(city.eso.post(path, GROUNDS), 403, "FORBIDDEN");
        String key = UUID.randomUUID().toString();
        String id = city.head.post(path, GROUNDS, key).path("id");
        city.head.post(path, GROUNDS, key).then().statusCode(201).body("id", equalTo(id));
        refused(city.head.post(path, GROUNDS), 409, "DUPLICATE");
        city.eso
                .get(path)
                .then()
                .body("items.id", contains(id))
                .body("items[0].kind", equalTo("REEXAMINATION"))
                .body("items[0].addressee", equalTo("SAME_AGENCY"))
                .body("items[0].late", equalTo(false));
        refused(city.otherHead.get(REMEDIES + "/" + id), 404, "NOT_FOUND");
        refused(city.otherHead.get(path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"UPHELD", "AMENDED", "REVOKED"})
    void whoHadAHandInTheLetterDoesNotReexamineIt(String outcome) {
        Formal formal = issued("CN-SD");
        String id = requested(formal);
        String resource = REMEDIES + "/" + id;
        colleague.refusesCarelessly(REMEDIES, id, "decide", decision(outcome), city.head);
        refused(city.eso.command(resource, "decide", decision(outcome)), 403, "SAME_PERSON");
        refused(
                City.api(city.lead, "ESO", city.office).command(resource, "decide", decision(outcome)),
                403,
                "SAME_PERSON");
        refused(colleague.command(resource, "decide", decision("NOT_ADMITTED")), 422, "REMEDY_NOT_LATE");
        refused(colleague.command(resource, "decide", decision("REQUESTED")), 400, "VALIDATION_FAILED");
        refused(colleague.command(resource, "decide", decision("LOST")), 400, "VALIDATION_FAILED");
        colleague.done(resource, "decide", decision(outcome), outcome);
        refused(colleague.command(resource, "decide", decision("UPHELD")), 409, "ILLEGAL_TRANSITION");
        // The letter held all the while, and its inspection is where it was.
        city.eso.get(formal.at).then().body("state", equalTo("OPINION_ISSUED"));
    }

    @Test
    void zhejiangSendsItToTheAgencyAbove() {
        Formal formal = issued("CN-ZJ");
        UUID countyOffice = UUID.randomUUID();
        city.add(countyOffice, "INSPECTION_OFFICE", city.county, city.path(city.county));
        Rows.sql("update inspection set office_id = ? where id = ?", countyOffice, UUID.fromString(formal.id));
        String resource = REMEDIES + "/" + requested(formal);
        Api own = City.api(person("eso"), "ESO", countyOffice);
        Api bureau = City.api(person("eso"), "ESO", city.county);
        for (Api below : new Api[] {own, bureau}) {
            refused(below.command(resource, "decide", decision("UPHELD")), 403, "FORBIDDEN");
        }
        // Acting for somebody of the agency above, one of the office that inspected is of that office still.
        MovableClock.reset(); // delegations hold today
        String above = person("above");
        String aide = person("aide");
        new ToldDelegation(above, aide, city.office, "ESO").granted();
        Api delegate = City.api(aide, "ESO", countyOffice).actingFor(above);
        refused(delegate.command(resource, "decide", decision("UPHELD")), 403, "FORBIDDEN");
        colleague.done(resource, "decide", decision("AMENDED"), "AMENDED");
    }

    /** Where nobody stands above, the agency above works elsewhere: what it wrote is entered, and the matter ends. */
    @Test
    void whatIsDecidedElsewhereIsEntered() {
        Formal formal = issued("CN-ZJ");
        String id = requested(formal);
        String resource = REMEDIES + "/" + id;
        Map<String, Object> received = new HashMap<>(decision("AMENDED"));
        received.putAll(Map.of("agency", "省教育督导委员会", "documentNumber", "省督〔2026〕5号"));
        refused(colleague.command(resource, "decide", decision("UPHELD")), 403, "FORBIDDEN");
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REMEDY_OPEN");
        colleague.refusesCarelessly(REMEDIES, id, "record-decision", received, city.head);
        refused(city.eso.command(resource, "record-decision", received), 403, "SAME_PERSON");
        colleague.done(resource, "record-decision", received, "AMENDED");
        city.head
                .get(resource)
                .then()
                .body("agency", equalTo("省教育督导委员会"))
                .body("agencyDocument", equalTo("省督〔2026〕5号"));
        refused(colleague.command(resource, "record-decision", received), 409, "ILLEGAL_TRANSITION");
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REPORT_NOT_FILED");

        Formal below = issued("CN-ZJ");
        UUID countyOffice = UUID.randomUUID();
        city.add(countyOffice, "INSPECTION_OFFICE", city.county, city.path(city.county));
        Rows.sql("update inspection set office_id = ? where id = ?", countyOffice, UUID.fromString(below.id));
        String own = REMEDIES + "/" + requested(below);
        refused(
                City.api(person("eso"), "ESO", countyOffice).command(own, "record-decision", received),
                409,
                "AGENCY_DECIDES");
        Formal same = issued("CN-SD");
        String here = REMEDIES + "/" + requested(same);
        refused(colleague.command(here, "record-decision", received), 409, "AGENCY_DECIDES");
    }

    @Test
    void anAmendedLetterSaysWhatItWasBefore() {
        Formal formal = Formal.planned(city, "SPECIAL", "CN-SD", MONDAY, MONDAY).team();
        formal.enter();
        String finding = city.found(formal.id);
        formal.records();
        formal.leave();
        formal.deliberate();
        formal.serve(null);
        city.head.done(formal.at, "waive-defence", Map.of("text", "无补充"), "DEFENCE_CLOSED");
        formal.confirm(finding);
        Map<String, Object> draft = new HashMap<>(Formal.draft(0, MONDAY.plusDays(60)));
        draft.put("evaluation", "基本符合要求");
        draft.remove("advice");
        draft.put(
                "demands",
                List.of(Map.of(
                        "findingId",
                        finding,
                        "demand",
                        "拆除隔断",
                        "dueOn",
                        MONDAY.plusDays(60).toString())));
        formal.draft(draft);
        formal.issue();
        String resource = REMEDIES + "/" + requested(formal);
        Map<String, Object> silent = Map.of("outcome", "AMENDED", "text", "变更");
        refused(colleague.command(resource, "decide", silent), 400, "VALIDATION_FAILED");
        Map<String, Object> evaluation = Map.of("part", "EVALUATION", "text", "总体符合要求");
        refused(
                colleague.command(
                        resource, "decide", Map.of("outcome", "UPHELD", "text", "维持", "changes", List.of(evaluation))),
                400,
                "VALIDATION_FAILED");
        List<Map<String, Object>> careless = List.of(
                Map.of("part", "EVALUATION", "text", "基本符合要求"),
                Map.of("part", "DEMAND", "text", "保留隔断"),
                Map.of("part", "ADVICE", "text", "加强巡查", "findingId", finding),
                Map.of("part", "DEMAND", "text", "保留隔断", "findingId", UUID.randomUUID()));
        for (Map<String, Object> change : careless) {
            refused(
                    colleague.command(
                            resource, "decide", Map.of("outcome", "AMENDED", "text", "变更", "changes", List.of(change))),
                    400,
                    "VALIDATION_FAILED");
        }
        List<Map<String, Object>> changes = List.of(
                evaluation,
                Map.of("part", "ADVICE", "text", "加强巡查"),
                Map.of("part", "DEMAND", "text", "隔断改为常开", "findingId", finding));
        colleague.done(resource, "decide", Map.of("outcome", "AMENDED", "text", "部分变更", "changes", changes), "AMENDED");
        city.head
                .get(formal.at + "/opinion")
                .then()
                .body("letter.evaluation", equalTo("总体符合要求"))
                .body("letter.advice", equalTo("加强巡查"))
                .body("letter.demands.demand", contains("隔断改为常开"))
                .body("letter.demands.dueOn", contains(MONDAY.plusDays(60).toString()))
                .body("letter.amendments.part", contains("EVALUATION", "ADVICE", "DEMAND"))
                .body("letter.amendments.from", contains("基本符合要求", null, "拆除隔断"))
                .body("letter.amendments.to", contains("总体符合要求", "加强巡查", "隔断改为常开"))
                .body("letter.amendments[2].findingId", equalTo(finding));
    }

    /** Nobody is late with what need not be done. */
    @Test
    void aRightThatWasNotUsedIsNotLate() {
        Formal formal = Formal.left(city, "CN-SD");
        formal.deliberate();
        formal.serve(MONDAY.plusDays(5));
        MovableClock.set(MONDAY.plusDays(6));
        formal.awaitEndOfDefence();
        formal.draft(Formal.draft(0, MONDAY.plusDays(60)));
        formal.issue();
        MovableClock.set(MONDAY.plusDays(40));
        for (String right : new String[] {"DEFENCE", "REMEDY_REQUEST"}) {
            city.eso
                    .get(formal.at + "/deadlines")
                    .then()
                    .body("items.find { it.matter == '" + right + "' }.metAt", nullValue())
                    .body("items.find { it.matter == '" + right + "' }.late", equalTo(false));
        }
        requested(formal);
        city.eso
                .get(formal.at + "/deadlines")
                .then()
                .body("items.find { it.matter == 'REMEDY_REQUEST' }.late", equalTo(true));
    }

    @Test
    void noMemberOfTheGroupReexaminesItsLetter() {
        Formal formal = issued("CN-SD");
        String resource = REMEDIES + "/" + requested(formal);
        for (String member : formal.members) {
            String person = city.eso.get(City.INSPECTORS + "/" + member).path("person");
            Api own = City.api(person, "ESO", city.office);
            refused(own.command(resource, "decide", decision("UPHELD")), 403, "SAME_PERSON");
        }
        colleague.done(resource, "decide", decision("UPHELD"), "UPHELD");
    }

    @Test
    void whatComesLateIsTakenAndNotAdmitted() {
        Formal formal = issued("CN-SD");
        MovableClock.set(MONDAY.plusDays(16)); // the fifteenth day is Tuesday 03-24
        String resource = REMEDIES + "/" + requested(formal);
        city.head.get(resource).then().body("late", equalTo(true));
        for (String outcome : new String[] {"UPHELD", "AMENDED", "REVOKED"}) {
            refused(colleague.command(resource, "decide", decision(outcome)), 422, "REMEDY_NOT_LATE");
        }
        colleague.done(resource, "decide", decision("NOT_ADMITTED"), "NOT_ADMITTED");
    }

    @Test
    void nothingIsClosedWhileARemedyIsOpenOrCanBeAskedFor() {
        Formal formal = issued("CN-SD");
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REMEDY_OPEN");
        MovableClock.set(MONDAY.plusDays(15));
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REMEDY_OPEN");
        String resource = REMEDIES + "/" + requested(formal);
        MovableClock.set(MONDAY.plusDays(16));
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "REMEDY_OPEN");
        colleague.done(resource, "decide", decision("UPHELD"), "UPHELD");
        city.eso.get(formal.at + "/remedies").then().body("items", hasSize(1));
    }
}
