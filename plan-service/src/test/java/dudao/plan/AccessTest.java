package dudao.plan;

import static io.restassured.RestAssured.given;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Tokens;
import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Feed;
import dudao.commons.testing.access.Keys;
import dudao.commons.testing.access.Letters;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The policy of {@code access.csv}, tried on the running service. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AccessTest {

    private static final String REASON = "{\"reason\":\"矩阵\"}";
    private static final String PROPOSAL = "{\"document\":\"文\",\"reason\":\"矩阵\",\"changes\":[{\"op\":\"ADD_ITEM\","
            + "\"item\":{\"number\":\"2\",\"title\":\"条目\",\"body\":\"\"},\"measures\":[]}]}";
    private static final String ITEM = "{\"number\":\"1\",\"title\":\"条目\",\"body\":\"\"}";
    private static final String PROGRAMME = "{\"title\":\"矩阵\",\"fromYear\":2040,\"toYear\":2046}";
    private static final String MEASURE = "{\"wording\":\"举措\"}";

    /** A plan with one item that has one measure, led by the plan's issuer, and one target. */
    private record Content(UUID plan, UUID item, UUID measure, UUID target, UUID proposal) {}

    private final Places places = Places.create();
    private final AccessMatrix matrix = new AccessMatrix(places);

    @Test
    void everyOperationAllowsAndRefusesWhatTheTableSays() {
        contents("draft", "draft item", "draft measure", "DRAFT", 2041);
        contents("issued", "issued item", "issued measure", "ISSUED", 2042);
        contents("secret", "secret item", "secret measure", "ISSUED", 2046);
        Rows.sql(
                "update plan set classification = 'RESTRICTED', handling_office_id = ? where year = 2046",
                UUID.randomUUID());
        contents("plan", "item", "measure", "ARCHIVED", 2043);
        dutyLists("issued duty list", 2042);
        dutyLists("secret duty list", 2046);
        Map<Position, UUID> imports = each(this::imported);
        Map<Position, Content> merged = each(position -> content(position, "DRAFT", 2047));
        matrix.object(
                "import", position -> Map.of("id", imports.get(position), "n", 1, "plan", merged.get(position).plan));
        matrix.object("letter", position -> Letters.second()).object("key", position -> Keys.revoked());
        Map<Position, UUID> programmes = each(this::programme);
        matrix.object("programme", position -> Map.of("id", programmes.get(position), "unit", places.at(position)));
        matrix.object("proposal for a plan", position -> Map.of("id", itemProposal(position)));
        matrix.body("discardDeadLetter", REASON)
                .body("createApiKey", Keys.wanted(places))
                .body("revokeApiKey", REASON)
                .body("createPlanImport", "一、矩阵\n(一)做好一件事。")
                .query("comparePlanImports", "?against={id}")
                .query("compareImportWithPlan", "?planId={plan}")
                .body("mergeImportIntoPlan", "?planId={plan}", "{\"removeMissing\":false}")
                .body("acceptImportedPlan", "{\"planYear\":2044}")
                .body("createPlan", "{\"title\":\"矩阵\",\"year\":2045}")
                .body("changePlanValidity", "{\"status\":\"LAPSED\",\"reason\":\"矩阵\"}")
                .body("changePlan", "{\"title\":\"矩阵\",\"year\":2043}")
                .body("createProgramme", PROGRAMME)
                .body("changeProgramme", PROGRAMME)
                .list("listProgrammes", "?limit=200&issuerId={unit}")
                .list("listPlans", "?limit=200&issuerId={unit}")
                .body("createItem", ITEM)
                .body("changeItem", ITEM)
                .body("createMeasure", MEASURE)
                .body("changeMeasure", MEASURE)
                .list("listItemProposals", "?limit=200")
                .body("adoptItemProposal", "{\"planId\":\"{id}\",\"number\":\"1\"}")
                .body("declineItemProposal", REASON)
                .list("findItems", "?limit=200&planId={plan}")
                .list("listPracticalProjects", "?limit=200&planId={plan}")
                .body("tickAction", "{}")
                .body("untickAction", REASON)
                .body("changeAllocations", "{\"allocations\":[]}")
                .body("proposeAllocations", "{\"units\":[{\"organizationId\":\"{unit}\"}]}")
                .body("recordTargetValues", "{\"values\":[{\"period\":\"2026\",\"quantity\":1,\"source\":\"矩阵\"}]}")
                .body(
                        "proposeEligibility",
                        "{\"units\":[{\"organizationId\":\"{unit}\",\"eligibility\":\"ELIGIBLE\"}]}")
                .body("decomposeItem", "{}")
                .body("carryOverItem", "{\"year\":2050,\"reason\":\"矩阵\"}")
                .body("cancelItem", "{\"document\":\"矩教〔2026〕2号\",\"reason\":\"矩阵\"}")
                .body("proposeItemAssessment", "{\"outcome\":\"ACHIEVED\"}")
                .body("confirmItemAssessment", "{}")
                .body("fillMeasures", "{\"acceptanceStandard\":\"看得见\"}")
                .body("proposeRevision", PROPOSAL)
                .body("withdrawRevisionProposal", REASON)
                .body("revisePlan", "{\"proposalId\":\"{proposal}\",\"touchedHash\":\"x\"}")
                .query("diffRevisions", "?against={n}")
                .body("issuePlan", "{\"documentNumber\":\"矩教〔2026〕1号\",\"issuedOn\":\"2026-01-05\"}");
        for (String command :
                new String[] {"submit", "withdraw", "return", "approve", "sign", "close", "revoke", "archive"}) {
            matrix.body(command + "Plan", REASON);
        }
        Feed events = new Feed(places, "plan.events.v1", false);
        matrix.object("event", events::at).list("listChanges", "?limit=1000&after={after}");
        Feed downward = new Feed(places, "plan.events.v1", true);
        matrix.object("event for those below", downward::at);
        matrix.check();
    }

    @Test
    void everyOperationHasItsLines() {
        matrix.mustCoverTheContract();
    }

    /** One that is declined, the same each time. */
    private UUID itemProposal(Position position) {
        UUID id = UUID.nameUUIDFromBytes(("item-proposal" + places.at(position)).getBytes());
        Rows.sql(
                "insert into item_proposal (id, version, heard, organization_id, office_id, plan_year, title, proposal,"
                        + " indicator, clause, period_from, period_to, findings, units, inspected_units, units_before,"
                        + " inspected_units_before, state) values (?, 0, 0, ?, ?, 2048, '矩阵', '矩阵', '一', '一', current_date,"
                        + " current_date, 2, 2, 2, 0, 0, 'DECLINED') on conflict do nothing",
                id,
                places.at(position),
                places.at(position));
        return id;
    }

    private void contents(String plan, String item, String measure, String status, int year) {
        Map<Position, Content> contents = each(position -> content(position, status, year));
        object(plan, contents, Content::plan);
        object(item, contents, Content::item);
        object(measure, contents, Content::measure);
        object(measure.replace("measure", "target"), contents, Content::target);
    }

    private void dutyLists(String name, int year) {
        Map<Position, UUID> lists = each(position -> {
            UUID list = UUID.randomUUID();
            Rows.sql(
                    "insert into duty_list (id, plan_id, version, year, hash, made_at, made_by, made_by_name)"
                            + " select ?, id, 1, year, 'x', now(), 'x', 'x' from plan where issuer_id = ? and year = ?",
                    list,
                    places.at(position),
                    year);
            return list;
        });
        matrix.object(name, position -> Map.of("id", lists.get(position)));
    }

    private void object(String name, Map<Position, Content> contents, Function<Content, UUID> id) {
        matrix.object(
                name,
                position -> Map.of(
                        "id",
                        id.apply(contents.get(position)),
                        "unit",
                        places.at(position),
                        "proposal",
                        contents.get(position).proposal,
                        "n",
                        1,
                        "plan",
                        contents.get(position).plan(),
                        "actionId",
                        contents.get(position).item()));
    }

    private static <T> Map<Position, T> each(Function<Position, T> made) {
        Map<Position, T> all = new EnumMap<>(Position.class);
        for (Position position : Position.values()) {
            all.put(position, made.apply(position));
        }
        return all;
    }

    private Content content(Position position, String status, int year) {
        Content content = new Content(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        Rows.sql(
                "insert into plan (id, version, issuer_id, year, kind, title, status, voided, drafted_by,"
                        + " drafted_by_name, revision, created_at, updated_at)"
                        + " values (?, 1, ?, ?, '工作要点', '矩阵', ?, false, 'x', 'x', 0, now(), now())",
                content.plan,
                places.at(position),
                year,
                status);
        Rows.sql(
                "insert into plan_item (id, plan_id, version, state, position, number, title, body, deadlines,"
                        + " frequencies, practical_level, lead_organization_id)"
                        + " values (?, ?, 0, 'DRAFT', 0, '1', '条目', '', '[]', '[]', 'CITY', ?)",
                content.item,
                content.plan,
                places.at(position));
        Rows.sql(
                "insert into measure (id, item_id, plan_id, version, position, wording, commitment, lead_organization_id)"
                        + " values (?, ?, ?, 0, 0, '举措', 'MUST', ?)",
                content.measure,
                content.item,
                content.plan,
                places.at(position));
        afterIssue(content);
        Rows.sql(
                "insert into target (id, item_id, plan_id, position, text, quantity, unit, comparator)"
                        + " values (?, ?, ?, 0, '6处', 6, '处', '=')",
                content.target,
                content.item,
                content.plan);
        return content;
    }

    private static void afterIssue(Content content) {
        Rows.sql(
                "insert into plan_revision (plan_id, revision, at, actor, actor_name, sha256, snapshot, diff, touched)"
                        + " values (?, 1, now(), 'x', 'x', '', '{}', '[]', '{\"total\":0}')",
                content.plan);
        Rows.sql(
                "insert into revision_proposal (id, version, plan_id, base_revision, state, document, reason, changes,"
                        + " diff, touched, proposed_at, proposer, proposer_name) values (?, 0, ?, 1, 'WITHDRAWN', '文',"
                        + " '由', '[]', '[]', '{\"total\":0,\"hash\":\"\",\"measures\":[],\"tasks\":[]}', now(), 'x', 'x')",
                content.proposal,
                content.plan);
        Rows.sql(
                "insert into plan_archive (plan_id, built_at, actor, actor_name, restricted, manifest, sha256, package)"
                        + " values (?, now(), 'x', 'x', false, '{\"parts\":[]}', '', '')",
                content.plan);
    }

    /** Of another year's withdrawn plan an item points at it. */
    private UUID programme(Position position) {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into programme values (?, 0, ?, '矩阵', null, 2040, 2046, now(), now())",
                id,
                places.at(position));
        Rows.sql("update plan_item set programme_id = ? where id = ?", id, content(position, "WITHDRAWN", 2040).item);
        return id;
    }

    private UUID imported(Position position) {
        return UUID.fromString(given().auth()
                .oauth2(Tokens.of("matrix-importer", "ISSUER", places.at(position)))
                .contentType("text/plain;charset=UTF-8")
                .body("一、矩阵\n(一)做好一件事。")
                .post("/api/v1/plan-imports")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
