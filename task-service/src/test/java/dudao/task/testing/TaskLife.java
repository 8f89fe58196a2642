package dudao.task.testing;

import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.task.tasks.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A task and all it has been, told in Java and written as commands write it. */
public final class TaskLife {

    public record Version(Instant at, TaskState state, Instant due, Instant submitted, Instant completed) {}

    public final UUID id = UUID.randomUUID();
    private final List<Version> versions = new ArrayList<>();
    public final UUID unit;
    public final UUID plan;
    public final String source;
    /** One unit has no two open tasks of a measure. */
    public final UUID measure = id;
    /** Also of tasks that come from none: they are found all the same. */
    public final UUID finding;

    public UUID office;
    /** Written by a transaction that is still open. */
    public boolean waits;
    /** Its last change was a report, which leaves no transition. */
    private boolean reported;

    private TaskLife(UUID unit, UUID plan, Random random) {
        this.unit = unit;
        this.plan = plan;
        source = List.of("PLAN", "FINDING", "AD_HOC", "SUBTASK").get(random.nextInt(4));
        finding = random.nextInt(4) == 0 ? UUID.randomUUID() : null;
    }

    public static TaskLife assigned(UUID unit, UUID plan, Random random, Instant now) {
        TaskLife life = new TaskLife(unit, plan, random);
        life.versions.add(new Version(now, TaskState.ASSIGNED, limit(random, now), null, null));
        return life;
    }

    private static Instant limit(Random random, Instant now) {
        int days = random.nextInt(10) == 0 ? 290 + random.nextInt(20) : random.nextInt(60);
        Instant end = Clocks.endOf(Clocks.dateOf(now).plusDays(days));
        return random.nextInt(5) == 0 ? end.plus(Duration.ofHours(17)) : end;
    }

    public Version last() {
        return versions.get(versions.size() - 1);
    }

    /** Any state may follow any other: the sums know nothing of what may be done. */
    public void turn(Random random, Instant now) {
        Version before = last();
        reported = before.completed() == null && random.nextInt(8) == 0;
        if (reported) {
            versions.add(new Version(now, before.state(), before.due(), before.submitted(), before.completed()));
            return;
        }
        TaskState state = TaskState.values()[random.nextInt(TaskState.values().length)];
        boolean done = state == TaskState.COMPLETED || state == TaskState.CLOSED;
        // No command moves the limit of what it finds done, so who moved it is settled before.
        Instant due = random.nextInt(4) == 0 && !done ? limit(random, now) : before.due();
        Instant submitted =
                state == TaskState.SUBMITTED || done && before.submitted() == null ? now : before.submitted();
        versions.add(new Version(now, state, due, submitted, done ? submitted : null));
    }

    public List<Instant> moments() {
        return versions.stream().map(Version::at).toList();
    }

    public Version at(Instant asOf) {
        Version found = null;
        for (Version version : versions) {
            found = version.at().isAfter(asOf) ? found : version;
        }
        return found;
    }

    public Light light(Version version, Lights lights, Instant asOf) {
        return lights.at(
                asOf, new Clocking(version.state().phase(), versions.get(0).at(), version.due(), version.submitted()));
    }

    public List<String> figures(Version version, Lights lights, Instant asOf) {
        List<String> figures = new ArrayList<>();
        Light light = light(version, lights, asOf);
        if (light != Light.NONE) {
            figures.add(light.name());
        } else if (version.state() == TaskState.CANCELLED) {
            figures.add("cancelled");
        } else {
            figures.add("done");
            boolean byOriginal = !version.completed().isAfter(versions.get(0).due());
            boolean byCurrent = !version.completed().isAfter(version.due());
            if (byOriginal) {
                figures.add("onTimeByOriginalDue");
            }
            if (byCurrent) {
                figures.add("onTimeByCurrentDue");
            }
            if (!byCurrent) {
                figures.add("UNIT");
            } else if (!byOriginal) {
                figures.add(whoMovedTheLimit(version));
            }
        }
        return figures;
    }

    private String whoMovedTheLimit(Version until) {
        Map<String, Duration> moved = new HashMap<>();
        for (int n = 1; versions.get(n) != until; n++) {
            Version before = versions.get(n - 1);
            Version after = versions.get(n);
            if (!after.due().equals(before.due())) {
                moved.merge(cause(before, after), Duration.between(before.due(), after.due()), Duration::plus);
            }
        }
        return moved.entrySet().stream()
                .max(Map.Entry.<String, Duration>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Duration>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse("UNIT");
    }

    private static String cause(Version before, Version after) {
        return switch (before.state()) {
            case SUSPENDED -> "SUSPENSION";
            case OBJECTED -> "OBJECTION";
            case SUBMITTED ->
                after.state() != TaskState.RETURNED
                        ? "EXTENSION"
                        : after.at().isAfter(before.due()) ? "REVIEWER" : "UNIT";
            case COMPLETED, CLOSED -> "UNIT";
            default -> "EXTENSION";
        };
    }

    public void insert(Handle handle) {
        Version first = versions.get(0);
        handle.createUpdate(
                        """
                        insert into task (id, source, plan_id, item_id, measure_id, finding_id, organization_id, county_id,
                          title, assigned_at, assigned_by, due_at, original_due_at, deadline_basis, updated_at)
                        values (:id, :source, :plan, :plan, :id, :finding, :unit,
                          (select county_id from organization where id = :unit), '任务', cast(:at as timestamptz), 'x',
                          cast(:due as timestamptz), cast(:due as timestamptz), 'x', cast(:at as timestamptz))""")
                .bind("id", id)
                .bind("source", source)
                .bind("plan", plan)
                .bind("finding", finding)
                .bind("unit", unit)
                .bind("at", first.at().toString())
                .bind("due", first.due().toString())
                .execute();
    }

    public void update(Handle handle) {
        Version now = last();
        Version before = versions.size() == 1 ? now : versions.get(versions.size() - 2);
        handle.createUpdate(
                        """
                        update task set version = :version, state = :state, due_at = cast(:due as timestamptz),
                          updated_at = cast(:at as timestamptz), submitted_at = cast(:submitted as timestamptz),
                          completed_at = cast(:completed as timestamptz), handling_office_id = cast(:office as uuid),
                          classification = case when cast(:office as uuid) is null then 'INTERNAL' else 'RESTRICTED' end
                        where id = :id""")
                .bindMap(parameters(now))
                .execute();
        if (reported) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into task_transition (task_id, version, at, command, from_state, to_state, actor, due_at,
                          deadline_version, submitted_at, completed_at)
                        select id, version, updated_at, :command, :from, state, 'x', due_at, 1, submitted_at, completed_at
                        from task where id = :id and version > 0 on conflict do nothing""")
                .bind("id", id)
                .bind(
                        "command",
                        before.state() == TaskState.SUBMITTED && now.state() == TaskState.RETURNED ? "return" : "x")
                .bind("from", before.state().name())
                .execute();
    }

    private Map<String, Object> parameters(Version version) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        values.put("version", versions.size() - 1);
        values.put("state", version.state().name());
        values.put("due", version.due().toString());
        values.put("at", version.at().toString());
        values.put(
                "submitted",
                version.submitted() == null ? null : version.submitted().toString());
        values.put(
                "completed",
                version.completed() == null ? null : version.completed().toString());
        values.put("office", office == null ? null : office.toString());
        return values;
    }
}
