package dudao.plan.testing;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Registered;
import dudao.commons.testing.Rows;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A city of its own for one test class, so that classes share a database and nothing else. */
public final class City {

    public static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    public final UUID id = UUID.randomUUID();
    public final UUID office = UUID.randomUUID();
    public final UUID county = UUID.randomUUID();
    public final UUID school = UUID.randomUUID();
    public final UUID privateSchool = UUID.randomUUID();

    public final Api issuer = as("issuer", "ISSUER", id);
    public final Api leader = as("leader", "LEADER", id);
    public final Api supervisor = as("supervisor", "SUPERVISOR", id);
    public final Api clerk = as("clerk", "UNIT_CLERK", county);
    public final Api head = as("head", "UNIT_HEAD", school);

    public City(OrganizationTree tree) {
        String root = segment(id);
        String below = root + segment(county);
        tree.upsert(List.of(
                new Registered(id, "CITY_BUREAU", "试验市教育局", null, root, null, null, null, null, null, 0),
                new Registered(
                        office,
                        "INSPECTION_OFFICE",
                        "市教育督导室",
                        id,
                        root + segment(office),
                        null,
                        null,
                        null,
                        null,
                        null,
                        0),
                new Registered(county, "COUNTY_BUREAU", "东山县教育局", id, below, county, null, null, null, null, 0),
                new Registered(
                        school,
                        "SCHOOL",
                        "河口小学",
                        county,
                        below + segment(school),
                        county,
                        "21",
                        "PUBLIC",
                        null,
                        null,
                        0),
                new Registered(
                        privateSchool,
                        "SCHOOL",
                        "海棠中学",
                        county,
                        below + segment(privateSchool),
                        county,
                        "31",
                        "PRIVATE",
                        null,
                        null,
                        0)));
    }

    private static String segment(UUID id) {
        return id.toString().replace("-", "") + "/";
    }

    /** Somebody of this city; the same name is the same person. */
    public Api as(String person, String roles, UUID organization) {
        return new Api(person + "-" + id, roles, organization);
    }

    public static Map<String, Object> plan(String kind) {
        return Map.of(
                "title",
                "2026年" + kind,
                "kind",
                kind,
                "year",
                2026,
                "sections",
                List.of(Map.of("ordinal", 1, "heading", "守牢安全"), Map.of("ordinal", 2, "heading", "提高质量")));
    }

    /** @return path of a new draft without items */
    public String draft(String kind) {
        return "/plans/"
                + issuer.post("/plans", plan(kind)).statusCode(201).extract().path("id");
    }

    public String item(String plan, String number) {
        return "/plan-items/"
                + issuer.post(
                                plan + "/items",
                                Map.of(
                                        "number",
                                        number,
                                        "sectionOrdinal",
                                        1,
                                        "title",
                                        "建好安全场馆",
                                        "body",
                                        "年内建成安全体验馆6处。",
                                        "targets",
                                        List.of(target("建成安全体验馆6处", 6))))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    public static Map<String, Object> target(String text, Number quantity) {
        return Map.of("text", text, "quantity", quantity, "unit", "处", "object", "安全体验馆", "comparator", "=");
    }

    public Map<String, Object> measure() {
        return Map.of(
                "wording",
                "建成安全体验馆6处",
                "leadOrganizationId",
                id,
                "audience",
                Map.of("kinds", List.of("SCHOOL"), "under", county),
                "dueOn",
                TODAY.plusDays(60).toString(),
                "acceptanceStandard",
                "有验收表");
    }

    public String measure(String item, Map<String, Object> measure) {
        return "/measures/"
                + issuer.post(item + "/measures", measure)
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** A draft of one item with one measure, nothing missing. */
    public String complete(String kind) {
        String plan = draft(kind);
        completeItem(plan, "1");
        return plan;
    }

    public String completeItem(String plan, String number) {
        String item = item(plan, number);
        measure(item, measure());
        return item;
    }

    /** Only this office and those concerned read the item from now on. */
    public void restrict(String item, UUID office) {
        issuer.put(item, restricted(office), issuer.etag(item)).statusCode(200);
    }

    public static Map<String, Object> restricted(UUID office) {
        return Map.of(
                "number", "2",
                "title", "办理限制知悉的事项",
                "body", "按季度报告。",
                "classification", "RESTRICTED",
                "handlingOfficeId", office);
    }

    public void approve(String plan) {
        issuer.command(plan, "submit", null).statusCode(200);
        leader.command(plan, "approve", Map.of("overlapsSeen", overlapsSeen(plan)))
                .statusCode(200);
    }

    /** The hash of what the leader has read of other plans that ask for the same. */
    public String overlapsSeen(String plan) {
        return leader.get(plan + "/overlaps?limit=1").extract().path("hash");
    }

    public static Map<String, Object> number(int number) {
        return Map.of("documentNumber", "试教〔2026〕" + number + "号", "issuedOn", TODAY.toString());
    }

    public String issued(String kind, int number) {
        String plan = complete(kind);
        approve(plan);
        issuer.command(plan, "issue", number(number)).statusCode(200);
        return plan;
    }

    /** A programme of several years. */
    public String programme() {
        return issuer.post("/programmes", Map.of("title", "三年行动", "fromYear", 2025, "toYear", 2027))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A task of the school, as task-service would have told of it. */
    public UUID openTask(String plan, String item, String measure) {
        UUID task = UUID.randomUUID();
        Rows.sql(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, county_id, plan_id, item_id, measure_id)
                values (?, 1, now(), 'IN_PROGRESS', now(), now(), now(), ?, ?, ?, ?, ?)""",
                task,
                school,
                county,
                idOf(plan),
                idOf(item),
                measure == null ? null : idOf(measure));
        Rows.sql("do $$ begin perform recount('" + idOf(plan) + "'); end $$");
        return task;
    }

    /** Every item of the plan has been judged. */
    public static void assess(String plan) {
        Rows.sql("update plan_item set state = 'ACHIEVED' where plan_id = ?", idOf(plan));
    }

    /** The id at the end of a path. */
    public static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
