package dudao.inspection.walk;

import static dudao.inspection.testing.City.RECTIFICATIONS;

import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** What the school puts right; it works in another service, of whose task only events come here. */
final class Rectification extends Thing {

    private static final Jdbi OWNER = RealParts.owner();
    private static final Map<String, String> FACTS = Map.of(
            "SUBMITTED", "completion-submitted",
            "IN_PROGRESS", "started");

    private final Finding of;
    private final boolean planRequired;
    private final UUID task = UUID.randomUUID();
    private String told;
    private int versions;
    private boolean headWorked;

    Rectification(Finding of, String id, boolean planRequired) {
        super(of.cast, RECTIFICATIONS + "/" + id, "ORDERED");
        this.of = of;
        this.planRequired = planRequired;
    }

    @Override
    String inspection() {
        return of.of.id();
    }

    @Override
    List<String> commands() {
        return List.of("submit-plan", "approve-plan", "return-plan", "start-verification", "accept", "reject", "close");
    }

    @Override
    boolean isOver() {
        return state.equals("CLOSED");
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        String seen = first(
                unless(who.is(command.equals("submit-plan") ? "UNIT_HEAD" : "ESO"), "FORBIDDEN"),
                unless(who.sees() || of.of.isMember(who), "NOT_FOUND"),
                version(match));
        if (!seen.equals(FINE)) {
            return seen;
        }
        if (command.equals("submit-plan")) {
            return first(
                    unless(who.organization().equals(cast.school), "FORBIDDEN"),
                    unless(planRequired, "PLAN_NOT_REQUIRED"),
                    in("ORDERED"));
        }
        return first(
                unless(!who.organization().equals(cast.school), "NOT_INDEPENDENT"),
                unless(who.runs(), "FORBIDDEN"),
                unless(!headWorked || !who.name().equals(cast.head.name()), "SAME_PERSON"),
                unless(command.endsWith("-plan") || !who.name().equals(of.recorder), "SAME_PERSON"),
                in(from(command)));
    }

    private static String from(String command) {
        return switch (command) {
            case "approve-plan", "return-plan" -> "PLAN_SUBMITTED";
            case "start-verification" -> "REPORTED";
            case "accept", "reject" -> "VERIFYING";
            case "close" -> "ACCEPTED";
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String in(String from) {
        return unless(state.equals(from), "ILLEGAL_TRANSITION");
    }

    @Override
    Object body(String command, Random random) {
        String due = Letter.DUE.toString();
        return switch (command) {
            case "submit-plan" -> Map.of("text", "走", "milestones", List.of(Map.of("text", "走", "dueOn", due)));
            case "return-plan" -> Map.of("reason", "走");
            case "start-verification" -> Map.of("method", "DESK");
            case "accept" -> Map.of("text", "走", "evidence", List.of("走"));
            case "reject" -> Map.of("reason", "走", "dueOn", due);
            default -> Api.NOTHING;
        };
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "submit-plan" -> {
                state = "PLAN_SUBMITTED";
                headWorked |= who.name().equals(cast.head.name());
            }
            case "return-plan" -> state = "ORDERED";
            case "approve-plan" -> {
                boolean reported = "SUBMITTED".equals(told);
                state = reported ? "REPORTED" : "IN_PROGRESS";
                of.state = reported ? "AWAITING_VERIFICATION" : "RECTIFYING";
            }
            case "start-verification" -> state = "VERIFYING";
            case "accept" -> state = "ACCEPTED";
            case "reject" -> {
                state = "IN_PROGRESS";
                of.state = "RECTIFYING";
            }
            default -> {
                state = "CLOSED";
                of.state = "CLOSED";
            }
        }
        return List.of();
    }

    /** The task of the unit is worked on, submitted or taken back, which is heard here. */
    void hear(Topic topic, Random random) {
        told = !"SUBMITTED".equals(told) || random.nextInt(3) > 0 ? "SUBMITTED" : "IN_PROGRESS";
        versions++;
        Map<String, Object> data = new HashMap<>(Map.of(
                "taskId",
                task.toString(),
                "source",
                "FINDING",
                "findingId",
                of.id(),
                "organizationId",
                cast.school.toString(),
                "state",
                told,
                "assignedAt",
                City.today() + "T00:00:00+08:00"));
        if (told.equals("SUBMITTED")) {
            data.put("submittedAt", OffsetDateTime.now().toString());
            data.put("text", "走");
        }
        topic.send(Topic.event("dudao.task." + FACTS.get(told) + ".v1", task, versions, cast.head.name(), data));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(this::isHeard);
        headWorked = true;
        follow();
    }

    private boolean isHeard() {
        return OWNER.withHandle(handle -> handle.select(
                        "select exists (select from rectification_task where task_id = ? and version = ?)",
                        task,
                        versions)
                .mapTo(Boolean.class)
                .one());
    }

    private void follow() {
        if (told.equals("SUBMITTED") && (state.equals("ORDERED") && !planRequired || state.equals("IN_PROGRESS"))) {
            state = "REPORTED";
            of.state = "AWAITING_VERIFICATION";
        } else if (told.equals("IN_PROGRESS") && Set.of("ORDERED", "REPORTED").contains(state)) {
            if (state.equals("REPORTED") || !planRequired) {
                state = "IN_PROGRESS";
                of.state = "RECTIFYING";
            }
        }
    }
}
