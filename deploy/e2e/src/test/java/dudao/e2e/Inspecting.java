package dudao.e2e;

import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An inspector visits a school, finds something and decides when it is put right. */
final class Inspecting {

    private static final String INSPECTOR = "inspector-3";

    private final World world;
    private final Api eso;
    private final UUID school;

    Inspecting(World world, String schoolCode) {
        this.world = world;
        this.eso = world.as("eso");
        this.school = Organization.id(schoolCode);
    }

    /** A finding of a visit that is under way, about an item of the plan. */
    String finding(Object planItem) {
        return world.as(INSPECTOR)
                .post(
                        Service.INSPECTION,
                        visit() + "/findings",
                        Map.of(
                                "wording", "疏散通道堆放杂物",
                                "clause", "消防安全管理规定",
                                "indicator", "校园安全",
                                "evidence", List.of("现场记录 1"),
                                "severity", "MAJOR",
                                "rectificationKind", "TIME_LIMITED",
                                "planItemId", planItem))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String visit() {
        String inspector = create(
                "/api/v1/inspectors",
                Map.of(
                        "name",
                        "督学一",
                        "kind",
                        "FULL_TIME",
                        "certificateNumber",
                        "DX-" + UUID.randomUUID(),
                        "organizationId",
                        Organization.id(Organizations.INSPECTION_OFFICE),
                        "person",
                        INSPECTOR,
                        "validFrom",
                        World.today().minusDays(100).toString(),
                        "validTo",
                        World.today().plusDays(500).toString()));
        String planned = create(
                "/api/v1/inspections",
                Map.of(
                        "kind",
                        "REGULAR",
                        "mode",
                        "ANNOUNCED",
                        "title",
                        "秋季学期经常性督导",
                        "matters",
                        List.of("校园安全"),
                        "organizationId",
                        school,
                        "visitFrom",
                        World.today().toString(),
                        "visitTo",
                        World.today().toString()));
        String visit = "/api/v1/inspections/" + planned;
        eso.done(Service.INSPECTION, visit, "file", null);
        eso.done(Service.INSPECTION, visit, "declare-recusal", Map.of("inspectorId", inspector, "none", true));
        eso.done(
                Service.INSPECTION,
                visit,
                "form-team",
                Map.of("leader", inspector, "inspectorIds", List.of(inspector)));
        world.as(INSPECTOR).done(Service.INSPECTION, visit, "enter", null);
        return visit;
    }

    private String create(String collection, Map<String, Object> wanted) {
        return eso.post(Service.INSPECTION, collection, wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void confirm(String finding) {
        eso.done(Service.INSPECTION, "/api/v1/findings/" + finding, "confirm", null);
    }

    /** @return the rectification */
    String order(String finding) {
        Map<String, Object> wanted = Map.of(
                "organizationId", school, "dueOn", World.today().plusDays(15).toString());
        String resource = "/api/v1/findings/" + finding;
        return eso.command(Service.INSPECTION, resource, "assign-responsibility", wanted)
                .then()
                .statusCode(200)
                .extract()
                .path("rectificationId");
    }

    /** Once the report has come in. */
    void verify(String rectification, String verdict, Map<String, Object> said) {
        String resource = "/api/v1/rectifications/" + rectification;
        World.until("the report reaches inspection-service", () -> "REPORTED"
                .equals(eso.get(Service.INSPECTION, resource).path("state")));
        eso.done(Service.INSPECTION, resource, "start-verification", Map.of("method", "DESK"));
        eso.done(Service.INSPECTION, resource, verdict, said);
    }

    void close(String rectification) {
        eso.done(Service.INSPECTION, "/api/v1/rectifications/" + rectification, "close", null);
    }
}
