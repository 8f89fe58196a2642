package dudao.task.difficulties;

import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A difficulty and where its answer stands. */
@Schema(name = "Difficulty")
record DifficultyView(
        UUID id,
        UUID taskId,
        @Schema(description = "the unit") UUID organizationId,
        @Schema(description = "whom it is addressed to: whoever wants the task") UUID officeId,
        DifficultyKind kind,
        String text,
        String wanted,
        @Schema(description = "OPEN, ANSWERED, WITHDRAWN, or LAPSED when the task ended unanswered")
                DifficultyState state,
        OffsetDateTime raisedAt,
        Actor raisedBy,
        @Schema(description = "when its task ended; null unless LAPSED") OffsetDateTime lapsedAt,
        Answer answer) {

    @Schema(name = "DifficultyAnswer")
    record Answer(
            @Schema(description = "by when the office answers, five working days unless configured")
                    OffsetDateTime dueAt,
            @Schema(description = "of the office; NONE once it has answered, and of what lapsed") Light light,
            OffsetDateTime at,
            Actor by,
            Outcome outcome,
            String text,
            @Schema(description = "working days it came late: the office's, never the unit's")
                    Integer gapWorkingDays) {}

    static DifficultyView of(Difficulty one, Instant now, Lights lights) {
        return new DifficultyView(
                one.id,
                one.taskId,
                one.organizationId,
                one.officeId,
                one.kind,
                one.text,
                one.wanted,
                one.state,
                time(one.raisedAt),
                new Actor(one.raisedBy, one.raisedName, one.raisedFor),
                time(one.lapsedAt),
                new Answer(
                        time(one.answerBy),
                        lights.at(now, one.clocking()),
                        time(one.answeredAt),
                        one.answeredBy == null ? null : new Actor(one.answeredBy, one.answeredName, one.answeredFor),
                        one.outcome,
                        one.answer,
                        one.gapDays));
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
