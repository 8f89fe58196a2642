package dudao.local.example;

import dudao.local.County;
import dudao.local.Progress;
import dudao.local.SchoolClass;
import dudao.local.Service;
import java.util.HashMap;
import java.util.Map;

/** Assigns the plan's measures: one to every school of the city, some to classes of schools, the others to the counties. */
final class FanOut {
    private static final String SUPERVISOR = "supervisor";
    private static final String ASSIGNMENTS = "/api/v1/assignments";
    private static final int MOST_MEASURES = 120;
    private static final int[] DAYS = {2, 9, 16, 30, 45, 60, 90};
    private static final int EVERY_SO_MANY_LATE = 9;

    private final Api api;
    private final Progress progress;

    FanOut(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    void assign(Plan plan) {
        var measures = plan.measures()
                .subList(0, Math.min(MOST_MEASURES, plan.measures().size()));
        awaitKnown(measures.get(0));
        var tasks = 0;
        for (var n = 0; n < measures.size(); n++) {
            if (!isAssigned(measures.get(n))) {
                tasks += assign(wanted(n, measures.get(n)));
            }
        }
        progress.say("Assigned %,d tasks from %d measures".formatted(tasks, measures.size()));
    }

    private void awaitKnown(Plan.Measure measure) {
        var wanted = Map.of(
                "measureId", measure.id(), "dueOn", Days.today().plusDays(1).toString());
        Await.until(
                "the issued plan in task-service",
                () -> api.post(SUPERVISOR, Service.TASK, ASSIGNMENTS + "?dryRun=true", wanted),
                answer -> answer.status() == 200);
    }

    private boolean isAssigned(Plan.Measure measure) {
        var path = "/api/v1/tasks?limit=1&measureId=" + measure.id();
        return !api.get(SUPERVISOR, Service.TASK, path).ok().path("items").isEmpty();
    }

    private int assign(Map<String, Object> wanted) {
        var job = api.post(SUPERVISOR, Service.TASK, ASSIGNMENTS, wanted).ok();
        return new Jobs(api).done(SUPERVISOR, job).path("counts").path("done").asInt();
    }

    private static Map<String, Object> wanted(int n, Plan.Measure measure) {
        var wanted = new HashMap<String, Object>();
        wanted.put("measureId", measure.id());
        wanted.put("audience", audience(n));
        if (n % EVERY_SO_MANY_LATE == EVERY_SO_MANY_LATE - 1) {
            // Late a moment later: nobody can be assigned what is late already.
            wanted.put("dueAt", Days.inSeconds(2).toString());
        } else {
            wanted.put("dueOn", Days.today().plusDays(DAYS[n % DAYS.length]).toString());
        }
        return wanted;
    }

    private static Map<String, Object> audience(int n) {
        return switch (n) {
            case 1 -> Audience.schools();
            case 3 -> Audience.schools(SchoolClass.KINDERGARTEN);
            case 5 -> Audience.schools(SchoolClass.PRIMARY, SchoolClass.JUNIOR);
            case 8 -> Audience.schools(County.JINZHAI, SchoolClass.PRIMARY);
            case 10 -> Audience.schools(SchoolClass.SENIOR, SchoolClass.VOCATIONAL, SchoolClass.SPECIAL);
            default -> Audience.counties();
        };
    }
}
