package dudao.plan.itemstate;

import dudao.plan.access.PlanStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the service must be like, told without it: plans, their items and tasks, and what each command has to answer. */
final class WalkModel {

    static final class Plan {
        final String path;
        final String kind;
        final int year;
        final Set<String> makers = new HashSet<>();
        final List<Item> items = new ArrayList<>();
        PlanStatus status = PlanStatus.DRAFT;
        boolean voided;

        Plan(String path, String kind, int year, String maker) {
            this.path = path;
            this.kind = kind;
            this.year = year;
            makers.add(maker);
        }

        int answers(String command, String person) {
            return switch (command) {
                case "submit" -> status != PlanStatus.DRAFT ? 409 : items.isEmpty() ? 422 : 200;
                case "return" -> status == PlanStatus.UNDER_REVIEW ? 200 : 409;
                case "approve" -> status != PlanStatus.UNDER_REVIEW ? 409 : makers.contains(person) ? 403 : 200;
                case "withdraw" -> isBeforeIssue() ? 200 : 409;
                case "issue" -> status != PlanStatus.APPROVED ? 409 : isComplete() ? 200 : 422;
                case "close" -> status == PlanStatus.ISSUED && allOver() ? 200 : 409;
                case "revoke" -> status == PlanStatus.ISSUED ? 200 : 409;
                case "archive" -> status == PlanStatus.CLOSED || status == PlanStatus.REVOKED ? 200 : 409;
                default -> throw new IllegalArgumentException(command);
            };
        }

        void did(String command, String person) {
            switch (command) {
                case "submit" -> {
                    status = PlanStatus.UNDER_REVIEW;
                    makers.add(person);
                }
                case "return" -> status = PlanStatus.DRAFT;
                case "approve" -> status = PlanStatus.APPROVED;
                case "withdraw" -> status = PlanStatus.WITHDRAWN;
                case "issue" -> {
                    status = PlanStatus.ISSUED;
                    items.forEach(item -> item.state = "ISSUED");
                }
                case "close" -> status = PlanStatus.CLOSED;
                case "revoke" -> status = PlanStatus.REVOKED;
                case "archive" -> status = PlanStatus.ARCHIVED;
                default -> throw new IllegalArgumentException(command);
            }
            voided |= command.equals("withdraw") || command.equals("revoke");
        }

        private boolean isBeforeIssue() {
            return status == PlanStatus.DRAFT || status == PlanStatus.UNDER_REVIEW || status == PlanStatus.APPROVED;
        }

        private boolean isComplete() {
            return items.stream().allMatch(item -> item.measure != null);
        }

        private boolean allOver() {
            return items.stream().allMatch(Item::isOver);
        }
    }

    static final class Item {
        final Plan plan;
        final String path;
        /** Null of what was carried in: its date has to be set anew. */
        final UUID measure;
        /** By task, whether it is open. */
        final Map<UUID, Boolean> tasks = new LinkedHashMap<>();

        final Map<UUID, Integer> versions = new LinkedHashMap<>();
        String state = "DRAFT";
        String proposer;
        String outcome;
        int events;
        int rows;

        Item(Plan plan, String path, UUID measure) {
            this.plan = plan;
            this.path = path;
            this.measure = measure;
        }

        boolean isOver() {
            return List.of("ACHIEVED", "PARTIALLY_ACHIEVED", "NOT_ACHIEVED", "CARRIED_OVER", "CANCELLED")
                    .contains(state);
        }

        boolean isInForce() {
            return plan.status == PlanStatus.ISSUED && !isOver();
        }

        boolean hasOpenTask() {
            return tasks.containsValue(true);
        }

        int answers(String command, String person, Plan next) {
            boolean due = isInForce() && state.equals("AWAITING_ASSESSMENT");
            return switch (command) {
                case "decompose" -> isInForce() && state.equals("ISSUED") ? 200 : 409;
                case "cancel" -> isInForce() ? 200 : 409;
                case "carry-over" -> !isInForce() ? 409 : next == null ? 422 : 200;
                case "propose-assessment" -> due ? 200 : 409;
                case "confirm-assessment" -> !due || proposer == null ? 409 : proposer.equals(person) ? 403 : 200;
                default -> throw new IllegalArgumentException(command);
            };
        }

        void did(String command, String person, String proposed) {
            rows++;
            switch (command) {
                case "decompose" -> moved("DECOMPOSED");
                case "cancel" -> moved("CANCELLED");
                case "carry-over" -> moved("CARRIED_OVER");
                case "propose-assessment" -> {
                    proposer = person;
                    outcome = proposed;
                }
                case "confirm-assessment" -> moved(outcome);
                default -> throw new IllegalArgumentException(command);
            }
        }

        private void moved(String to) {
            state = to;
            events++;
            proposer = null;
        }

        /** After something new was heard of its tasks. */
        void follow() {
            if (plan.status != PlanStatus.ISSUED) {
                return;
            }
            if (state.equals("ISSUED") || state.equals("DECOMPOSED")) {
                step("IN_PROGRESS");
            }
            if (state.equals("IN_PROGRESS") && !hasOpenTask()) {
                step("AWAITING_ASSESSMENT");
            } else if (List.of("AWAITING_ASSESSMENT", "ACHIEVED", "PARTIALLY_ACHIEVED")
                            .contains(state)
                    && hasOpenTask()) {
                step("IN_PROGRESS");
            }
        }

        private void step(String to) {
            rows++;
            moved(to);
        }
    }

    final List<Plan> plans = new ArrayList<>();

    Plan inForce(String kind, int year) {
        return plans.stream()
                .filter(plan -> plan.kind.equals(kind) && plan.year == year && !plan.voided)
                .findFirst()
                .orElse(null);
    }

    /** The draft that takes in what is carried over. */
    Plan next(Plan plan) {
        Plan next = inForce(plan.kind, plan.year + 1);
        return next != null && next.status == PlanStatus.DRAFT ? next : null;
    }
}
