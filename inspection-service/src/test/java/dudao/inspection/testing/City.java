package dudao.inspection.testing;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.Tokens;
import dudao.commons.time.Clocks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A city of its own for a test: an office that inspects, two counties, a school in each, and its persons. */
public final class City {

    public static final String INSPECTORS = "/api/v1/inspectors";
    public static final String INSPECTIONS = "/api/v1/inspections";
    public static final String FINDINGS = "/api/v1/findings";
    public static final String RECTIFICATIONS = "/api/v1/rectifications";

    public final UUID city = UUID.randomUUID();
    public final UUID office = UUID.randomUUID();
    public final UUID county = UUID.randomUUID();
    public final UUID school = UUID.randomUUID();
    public final UUID otherCounty = UUID.randomUUID();
    public final UUID otherSchool = UUID.randomUUID();
    public final String lead = person("lead");
    public final Api eso = api(person("eso"), "ESO", office);
    public final Api leader = api(lead, "INSPECTOR", office);
    public final Api supervisor = api(person("supervisor"), "SUPERVISOR", city);
    public final Api head = api(person("head"), "UNIT_HEAD", school);
    public final Api clerk = api(person("clerk"), "UNIT_CLERK", school);
    public final Api countyHead = api(person("county"), "UNIT_HEAD", county);
    public final Api otherHead = api(person("other"), "UNIT_HEAD", otherSchool);

    private final OrganizationTree tree;

    public City(OrganizationTree tree) {
        this.tree = tree;
        String root = add(city, "CITY_BUREAU", null, "");
        add(office, "INSPECTION_OFFICE", city, root);
        add(school, "SCHOOL", county, add(county, "COUNTY_BUREAU", city, root));
        add(otherSchool, "SCHOOL", otherCounty, add(otherCounty, "COUNTY_BUREAU", city, root));
    }

    public String add(UUID id, String kind, UUID parent, String above) {
        String path = above + id.toString().replace("-", "") + "/";
        UUID ofCounty = kind.equals("COUNTY_BUREAU")
                ? id
                : parent == null ? null : tree.get(parent).countyId();
        tree.upsert(List.of(new OrganizationTree.Registered(
                id, kind, kind + " " + id, parent, path, ofCounty, null, null, null, null, 1)));
        return path;
    }

    /** The school goes over to the other county. */
    public void moveSchool() {
        String path = path(otherCounty) + school.toString().replace("-", "") + "/";
        tree.upsert(List.of(new OrganizationTree.Registered(
                school, "SCHOOL", "SCHOOL " + school, otherCounty, path, otherCounty, null, null, null, null, 2)));
    }

    public String path(UUID id) {
        return tree.get(id).path();
    }

    public static Api api(String person, String roles, UUID organization) {
        return new Api(Tokens.of(person, roles, organization));
    }

    public static String person(String name) {
        return name + "-" + UUID.randomUUID();
    }

    public static LocalDate today() {
        return LocalDate.now(Clocks.SHANGHAI);
    }

    public Map<String, Object> newInspector(String person) {
        return new HashMap<>(Map.of(
                "name",
                "督学 " + person,
                "kind",
                "FULL_TIME",
                "certificateNumber",
                "DX-" + UUID.randomUUID(),
                "organizationId",
                office,
                "person",
                person,
                "validFrom",
                today().minusYears(1).toString(),
                "validTo",
                today().plusYears(1).toString()));
    }

    public String inspector(String person) {
        return eso.post(INSPECTORS, newInspector(person))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Map<String, Object> newInspection(String kind, String mode) {
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "mode",
                mode,
                "title",
                "校园安全督导",
                "matters",
                List.of("校园安全", "食品安全"),
                "organizationId",
                school,
                "visitFrom",
                today().toString(),
                "visitTo",
                today().plusDays(1).toString()));
    }

    public String planned(String kind, String mode) {
        return eso.post(INSPECTIONS, newInspection(kind, mode))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String filed(String kind, String mode) {
        String id = planned(kind, mode);
        eso.done(INSPECTIONS + "/" + id, "file", Api.NOTHING, "FILED");
        return id;
    }

    /** With the person {@link #lead} as leader. */
    public String withTeam(String kind, String mode) {
        String id = filed(kind, mode);
        String resource = INSPECTIONS + "/" + id;
        List<String> members = new ArrayList<>(List.of(inspector(lead)));
        while (!kind.equals("REGULAR") && members.size() < 3) {
            members.add(inspector(person("member")));
        }
        members.forEach(
                member -> eso.done(resource, "declare-recusal", Map.of("inspectorId", member, "none", true), "FILED"));
        eso.done(resource, "form-team", Map.of("leader", members.get(0), "inspectorIds", members), "TEAM_FORMED");
        return id;
    }

    public String onSite() {
        String id = withTeam("REGULAR", "ANNOUNCED");
        leader.done(INSPECTIONS + "/" + id, "enter", Api.NOTHING, "ON_SITE");
        return id;
    }

    public static Map<String, Object> newFinding(String severity) {
        return new HashMap<>(Map.of(
                "wording", "疏散通道堆放杂物",
                "clause", "消防法第二十八条",
                "indicator", "消防安全",
                "evidence", List.of("现场照片"),
                "severity", severity,
                "rectificationKind", "TIME_LIMITED",
                "topic", "消防"));
    }

    public String found(String inspection) {
        return leader.post(INSPECTIONS + "/" + inspection + "/findings", newFinding("MAJOR"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String confirmed(String inspection) {
        String id = found(inspection);
        eso.done(FINDINGS + "/" + id, "confirm", Api.NOTHING, "CONFIRMED");
        return id;
    }

    public Map<String, Object> order() {
        return new HashMap<>(
                Map.of("organizationId", school, "dueOn", today().plusDays(15).toString()));
    }

    /** @return the rectification's id */
    public String ordered(String finding, Map<String, Object> order) {
        return eso.command(FINDINGS + "/" + finding, "assign-responsibility", order)
                .then()
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .extract()
                .path("rectificationId");
    }
}
