package dudao.task.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What tasks must be like, told without the service: where each stands and what every command has to answer. */
final class WalkModel {

    static final String FINE = "fine";

    /** @param sees the units of the city whose tasks the person sees */
    record Somebody(String name, Set<String> roles, UUID organization, Set<UUID> sees) {

        boolean is(String... anyOf) {
            return Set.of(anyOf).stream().anyMatch(roles::contains);
        }
    }

    record Past(Instant at, String state) {}

    static final class Task {
        final String id;
        final UUID unit;
        final String originalDueAt;
        final Set<String> workers = new HashSet<>();
        final List<Past> history = new ArrayList<>();
        /** From when until when its being done was told wrongly. */
        final Map<Instant, Instant> wrong = new LinkedHashMap<>();

        String state = "ASSIGNED";
        String pausedFrom;
        boolean objected;
        long version;
        int transitions;
        int returns;
        int reopenings;
        private Instant doneAt;

        Task(String id, UUID unit, String originalDueAt, Instant at) {
            this.id = id;
            this.unit = unit;
            this.originalDueAt = originalDueAt;
            history.add(new Past(at, state));
        }

        @Override
        public String toString() {
            return state + " task " + id + " of " + unit + " at version " + version + " by " + workers;
        }

        /** Null before it was there. */
        String stateAt(Instant moment) {
            String found = null;
            for (Past past : history) {
                found = past.at().isAfter(moment) ? found : past.state();
            }
            return found;
        }

        /** As a figure of that moment has to show it, knowing what has come out since. */
        String countedAt(Instant moment) {
            boolean wrongly = wrong.entrySet().stream()
                    .anyMatch(span -> !moment.isBefore(span.getKey()) && moment.isBefore(span.getValue()));
            return wrongly ? "IN_PROGRESS" : stateAt(moment);
        }

        /** @param command a ruling counts as the return it decides on */
        void did(String command, Somebody who, String cause, Instant at) {
            version++;
            if (Set.of("accept", "object", "start", "submit", "recall", "report")
                    .contains(command)) {
                workers.add(who.name());
            }
            if (command.equals("report")) {
                return;
            }
            transitions++;
            String before = state;
            state = next(command);
            switch (command) {
                case "object" -> objected = true;
                case "return", "rule" -> returns++;
                case "complete" -> doneAt = at;
                case "suspend" -> pausedFrom = before;
                case "reopen" -> {
                    reopenings++;
                    if (cause.equals("FALSE_COMPLETION")) {
                        wrong.put(doneAt, at);
                    }
                }
                default -> {}
            }
            history.add(new Past(at, state));
        }

        private String next(String command) {
            return switch (command) {
                case "accept" -> "ACCEPTED";
                case "object" -> "OBJECTED";
                case "uphold" -> "ASSIGNED";
                case "reassign" -> "REASSIGNED";
                case "start", "recall", "reopen" -> "IN_PROGRESS";
                case "submit" -> "SUBMITTED";
                case "return", "rule" -> "RETURNED";
                case "complete" -> "COMPLETED";
                case "close" -> "CLOSED";
                case "suspend" -> "SUSPENDED";
                case "resume" -> pausedFrom;
                case "cancel" -> "CANCELLED";
                default -> throw new IllegalArgumentException(command);
            };
        }

        private boolean takes(String command) {
            Predicate<String> in = states -> Set.of(states.split(" ")).contains(state);
            return switch (command) {
                case "accept" -> in.test("ASSIGNED");
                case "object" -> in.test("ASSIGNED ACCEPTED");
                case "uphold", "reassign" -> in.test("OBJECTED");
                case "start" -> in.test("ACCEPTED");
                case "submit", "report" -> in.test("IN_PROGRESS RETURNED");
                case "recall", "return", "complete", "rule" -> in.test("SUBMITTED");
                case "close" -> in.test("COMPLETED");
                case "reopen" -> in.test("COMPLETED CLOSED");
                case "suspend" -> in.test("ACCEPTED IN_PROGRESS RETURNED");
                case "resume" -> in.test("SUSPENDED");
                case "cancel" -> !in.test("COMPLETED CLOSED REASSIGNED CANCELLED");
                default -> throw new IllegalArgumentException(command);
            };
        }

        /** @param seen version that is named; null when none is */
        String answers(String command, Somebody who, Long seen) {
            if (!who.is(roles(command))) {
                return "FORBIDDEN";
            }
            if (!who.sees().contains(unit)) {
                return "NOT_FOUND";
            }
            String refusal = refusal(command, who);
            if (refusal != null) {
                return refusal;
            }
            if (seen == null && !command.equals("report")) {
                return "IF_MATCH_REQUIRED";
            }
            if (seen != null && seen != version) {
                return "STALE";
            }
            if (!takes(command)) {
                return "ILLEGAL_TRANSITION";
            }
            if (command.equals("rule") && !needsRuling()) {
                return "JOINT_RULING_NOT_DUE";
            }
            return command.equals("object") && objected ? "ALREADY_OBJECTED" : FINE;
        }

        private boolean needsRuling() {
            return state.equals("SUBMITTED") && returns >= 2;
        }

        static String[] roles(String command) {
            return switch (command) {
                case "accept", "start", "report" -> new String[] {"UNIT_HEAD", "UNIT_CLERK"};
                case "object", "submit", "recall" -> new String[] {"UNIT_HEAD"};
                case "return", "complete" -> new String[] {"SUPERVISOR", "REVIEWER", "UNIT_HEAD"};
                case "rule" -> new String[] {"SUPERVISOR", "REVIEWER", "UNIT_HEAD", "LEADER"};
                default -> new String[] {"SUPERVISOR"};
            };
        }

        private String refusal(String command, Somebody who) {
            boolean own = who.organization().equals(unit);
            if (Set.of("accept", "start", "report", "object", "submit", "recall")
                    .contains(command)) {
                return own ? null : "FORBIDDEN";
            }
            if (own) {
                return "OWN_TASK";
            }
            boolean judges = Set.of("return", "complete", "close", "uphold", "reassign", "rule")
                    .contains(command);
            if (judges && workers.contains(who.name())) {
                return "SAME_PERSON";
            }
            return command.equals("return") && needsRuling() ? "JOINT_RULING_REQUIRED" : null;
        }
    }
}
