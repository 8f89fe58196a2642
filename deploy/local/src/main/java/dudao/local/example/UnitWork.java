package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Progress;
import dudao.local.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the units have done with their tasks by now: some nothing, some all. */
final class UnitWork {
    private static final String SUPERVISOR = "supervisor";
    /** Of the schools; the counties all work. */
    private static final int ONE_SCHOOL_IN = 25;

    private enum Stage {
        ASSIGNED,
        ACCEPTED,
        STARTED,
        REPORTED,
        SUBMITTED,
        RETURNED,
        COMPLETED
    }

    private final Api api;
    private final Progress progress;
    private final Map<String, Organization> units = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final AtomicInteger steps = new AtomicInteger();

    UnitWork(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
        Organizations.all().forEach(each -> {
            places.put(each.id().toString(), places.size());
            units.put(each.id().toString(), each);
        });
    }

    void work(Plan plan) {
        var targets = new HashMap<String, String>();
        plan.measures().forEach(each -> each.targetId().ifPresent(target -> targets.put(each.id(), target)));
        var tasks = api.rows(SUPERVISOR, Service.TASK, "/api/v1/tasks?planId=" + plan.id());
        tasks.parallelStream().forEach(task -> bring(task, wish(task), targets.get(measureOf(task))));
        progress.say("The units took %,d steps with their tasks".formatted(steps.get()));
    }

    private static String measureOf(JsonNode task) {
        return task.path("measureId").asText();
    }

    /** Follows from the unit and the measure alone, so that it is the same at a second try. */
    private Stage wish(JsonNode task) {
        var place = places.get(unitOf(task));
        if (units.get(unitOf(task)).kind() == Organization.Kind.SCHOOL) {
            if (place % ONE_SCHOOL_IN != 0) {
                return Stage.ASSIGNED;
            }
            place /= ONE_SCHOOL_IN;
        }
        // Twice as many draws as stages: half of the tasks have not been touched yet.
        var draw = Math.floorMod(place * 31 + measureOf(task).hashCode(), 2 * Stage.values().length);
        return draw < Stage.values().length ? Stage.values()[draw] : Stage.ASSIGNED;
    }

    private static String unitOf(JsonNode task) {
        return task.path("organization").path("id").asText();
    }

    private void bring(JsonNode task, Stage wish, String target) {
        var path = "/api/v1/tasks/" + task.path("id").asText();
        var head = headOf(units.get(unitOf(task)));
        var state = task.path("state").asText();
        while (true) {
            var next =
                    switch (state) {
                        case "ASSIGNED" -> wish.compareTo(Stage.ACCEPTED) >= 0 ? accept(head, path) : null;
                        case "ACCEPTED" -> wish.compareTo(Stage.STARTED) >= 0 ? start(head, path, wish, target) : null;
                        case "IN_PROGRESS" -> wish.compareTo(Stage.SUBMITTED) >= 0 ? submit(head, path) : null;
                        case "SUBMITTED" -> review(path, wish);
                        default -> null;
                    };
            if (next == null) {
                return;
            }
            steps.incrementAndGet();
            state = next.path("state").asText();
        }
    }

    private static String headOf(Organization unit) {
        return (unit.kind() == Organization.Kind.SCHOOL ? "school-" : "county-") + unit.code();
    }

    private JsonNode accept(String head, String path) {
        return api.command(head, Service.TASK, path + "/accept", Map.of());
    }

    private JsonNode start(String head, String path, Stage wish, String target) {
        var started = api.command(head, Service.TASK, path + "/start", Map.of());
        if (wish.compareTo(Stage.REPORTED) >= 0) {
            report(head, path, target);
        }
        return started;
    }

    private void report(String head, String path, String target) {
        var report = new HashMap<String, Object>();
        report.put("text", "已完成方案制定和任务分解，按序时推进");
        if (target != null) {
            report.put("values", List.of(Map.of("targetId", target, "quantity", 1, "objects", List.of("首批第一处"))));
        }
        api.create(head, Service.TASK, path + "/reports", "example-report" + path, report);
        steps.incrementAndGet();
    }

    private JsonNode submit(String head, String path) {
        return api.command(head, Service.TASK, path + "/submit", Map.of("text", "各项要求已落实，请予审核"));
    }

    private JsonNode review(String path, Stage wish) {
        return switch (wish) {
            case RETURNED ->
                api.command(
                        SUPERVISOR,
                        Service.TASK,
                        path + "/return",
                        Map.of("reasonCode", "EVIDENCE_INSUFFICIENT", "text", "请补充完成清单"));
            case COMPLETED -> api.command(SUPERVISOR, Service.TASK, path + "/complete", Map.of());
            default -> null;
        };
    }
}
