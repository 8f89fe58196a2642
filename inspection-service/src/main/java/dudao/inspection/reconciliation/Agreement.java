package dudao.inspection.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which state of the unit's task goes with which state of its rectification. */
final class Agreement {

    private static final Set<String> AT_WORK = Set.of("ACCEPTED", "IN_PROGRESS", "RETURNED", "SUSPENDED", "OBJECTED");
    private static final Set<String> BEFORE_PLAN =
            Set.of("ASSIGNED", "OBJECTED", "ACCEPTED", "IN_PROGRESS", "RETURNED", "SUSPENDED", "SUBMITTED");
    private static final Set<String> REPORTED = Set.of("SUBMITTED");

    /** By state; while a plan is asked for the unit may be anywhere, also before it was ordered again. */
    private static final Map<String, Set<String>> TASKS = Map.of(
            "ORDERED", Set.of("ASSIGNED", "OBJECTED", "SUSPENDED"),
            "ORDERED+PLAN", BEFORE_PLAN,
            "PLAN_SUBMITTED", BEFORE_PLAN,
            "IN_PROGRESS", AT_WORK,
            "REPORTED", REPORTED,
            "VERIFYING", REPORTED,
            "ACCEPTED", REPORTED,
            "CLOSED", Set.of("COMPLETED", "CLOSED", "ARCHIVED"));

    /** Pairs {@code rectification task}, as the database compares them. */
    static final List<String> PAIRS = TASKS.entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(task -> each.getKey() + " " + task))
            .sorted()
            .toList();

    private Agreement() {}
}
