package dudao.e2e;

import static org.awaitility.Awaitility.await;

import dudao.local.Cluster;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Service;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Steps many stories need: the city's organisations, a plan that is issued. */
final class World {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final UUID CITY = Organization.id(Organizations.CITY);
    static final UUID COUNTY = Organization.id("341524");

    final Cluster cluster;
    final Api issuer;
    final Api leader;
    final Api supervisor;

    World(Cluster cluster) {
        this.cluster = cluster;
        issuer = as("issuer");
        leader = as("leader");
        supervisor = as("supervisor");
        awaitOrganizations();
    }

    Api as(String person) {
        return new Api(cluster, person);
    }

    Api headOf(Object schoolId) {
        return Organizations.schools().stream()
                .filter(school -> school.id().toString().equals(schoolId))
                .findFirst()
                .map(school -> as("school-" + school.code()))
                .orElseThrow();
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    static LocalDate today() {
        return LocalDate.now(SHANGHAI);
    }

    /** The example brings the organisations; the other two services hear of them by events. */
    private void awaitOrganizations() {
        List<Organization> schools = Organizations.schools();
        String last = schools.get(schools.size() - 1).code();
        for (Service service : List.of(Service.PLAN, Service.INSPECTION)) {
            String list = service == Service.PLAN ? "/api/v1/plans" : "/api/v1/inspections";
            until(
                    "the tree of organisations reaches " + service,
                    () -> as("school-" + last).get(service, list).statusCode() == 200);
        }
    }

    String planText() {
        try {
            return Files.readString(Sut.home().resolve("deploy/local/src/main/resources/example/plan.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A draft of the shipped plan, as kind so that several stories can have one of the same year. */
    UUID draft(String kind) {
        Response imported = issuer.upload(Service.PLAN, "/api/v1/plan-imports", "text/plain;charset=UTF-8", planText());
        imported.then().statusCode(201);
        Response accepted = issuer.post(
                Service.PLAN,
                "/api/v1/plan-imports/" + imported.path("id") + "/documents/1/accept",
                Map.of("kind", kind));
        accepted.then().statusCode(201);
        return UUID.fromString(accepted.path("id"));
    }

    void fill(UUID plan, Map<String, Object> audience, LocalDate dueOn) {
        issuer.done(
                Service.PLAN,
                "/api/v1/plans/" + plan,
                "measure-defaults",
                Map.of(
                        "leadOrganizationId",
                        CITY,
                        "audience",
                        audience,
                        "dueOn",
                        dueOn.toString(),
                        "acceptanceStandard",
                        "有落实方案,有完成情况说明"));
    }

    void issue(UUID plan, Map<String, Object> numbered) {
        String resource = "/api/v1/plans/" + plan;
        issuer.done(Service.PLAN, resource, "submit", null);
        approve(resource);
        issuer.done(Service.PLAN, resource, "issue", numbered);
    }

    /** As somebody who has read what the plan asks twice. */
    void approve(String resource) {
        String seen = leader.get(Service.PLAN, resource + "/overlaps?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("hash");
        leader.done(Service.PLAN, resource, "approve", Map.of("overlapsSeen", seen));
    }

    List<Map<String, Object>> items(UUID plan) {
        return issuer.get(Service.PLAN, "/api/v1/plans/" + plan + "/items?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Waits until task-service knows the measure, then assigns it; the same key never assigns twice. */
    Response assign(UUID measure, Map<String, Object> more, String key) {
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.put("measureId", measure);
        awaitKnown(wanted);
        return supervisor.post(Service.TASK, "/api/v1/assignments", wanted, key);
    }

    /** Until task-service has heard of the issued plan: what the assignment would do. */
    Response awaitKnown(Map<String, Object> wanted) {
        AtomicReference<Response> answer = new AtomicReference<>();
        until("the issued plan reaches task-service", () -> {
            answer.set(supervisor.post(Service.TASK, "/api/v1/assignments?dryRun=true", wanted));
            return answer.get().statusCode() != 404;
        });
        answer.get().then().log().ifValidationFails().statusCode(200);
        return answer.get();
    }

    /** The issuing order of today. */
    static Map<String, Object> numbered(String mark, int seq) {
        String number = mark + "〔" + today().getYear() + "〕" + seq + "号";
        return Map.of("documentNumber", number, "issuedOn", today().toString());
    }
}
