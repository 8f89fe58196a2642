package dudao.task.organizations.successions;

import dudao.commons.data.Versioned;
import dudao.commons.problems.RuleViolation;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happens, happened or was to happen to organisations on a day, and on which document's word. */
public record Succession(
        UUID id,
        long version,
        Kind kind,
        State state,
        LocalDate effectiveOn,
        List<UUID> predecessorIds,
        List<UUID> successorIds,
        UUID keepCodeOf,
        String name,
        String codeScheme,
        String code,
        UUID parentId,
        String documentTitle,
        String documentNumber,
        String blockedBecause,
        OffsetDateTime recordedAt,
        String recordedBy,
        String recordedFor)
        implements Versioned {

    @Schema(name = "SuccessionKind")
    public enum Kind {
        MERGE,
        SPLIT,
        RENAME,
        RECODE,
        MOVE,
        CLOSE;

        boolean closes() {
            return this == MERGE || this == SPLIT || this == CLOSE;
        }
    }

    public enum State {
        /** Its day has not come. */
        PLANNED,
        EFFECTIVE,
        WITHDRAWN
    }

    UUID organizationId() {
        return predecessorIds.get(0);
    }

    /** Who is no more from that day on. */
    List<UUID> closing() {
        return kind.closes()
                ? predecessorIds.stream()
                        .filter(id -> !successorIds.contains(id))
                        .toList()
                : List.of();
    }

    /** Who is proposed for the open tasks of those that close; null where somebody has to choose. */
    UUID proposedHolder() {
        return successorIds.isEmpty() ? null : successorIds.get(0);
    }

    boolean isDue(LocalDate today) {
        return state == State.PLANNED && !effectiveOn.isAfter(today);
    }

    void mustBePlanned() {
        if (state != State.PLANNED) {
            throw RuleViolation.illegalTransition(state, "withdraw", commands());
        }
    }

    void mustBeEffective() {
        if (state != State.EFFECTIVE) {
            throw RuleViolation.illegalTransition(state, "confirm", commands());
        }
    }

    private List<String> commands() {
        return switch (state) {
            case PLANNED -> List.of("withdraw");
            case EFFECTIVE -> List.of("confirm");
            case WITHDRAWN -> List.of();
        };
    }

    Set<UUID> everybody() {
        Set<UUID> all = new java.util.LinkedHashSet<>(predecessorIds);
        all.addAll(successorIds);
        return all;
    }
}
