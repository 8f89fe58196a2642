package dudao.task.difficulties;

import static dudao.task.difficulties.DifficultyView.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What an event of a difficulty tells: the whole of it from then on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DifficultyFact(
        UUID difficultyId,
        UUID taskId,
        UUID organizationId,
        UUID officeId,
        String kind,
        String text,
        String wanted,
        String state,
        OffsetDateTime raisedAt,
        OffsetDateTime answerBy,
        OffsetDateTime lapsedAt,
        OffsetDateTime answeredAt,
        String outcome,
        String answer,
        Integer gapWorkingDays,
        Classification classification,
        UUID handlingOfficeId) {

    static DifficultyFact of(Difficulty one, Secrecy secrecy) {
        return new DifficultyFact(
                one.id,
                one.taskId,
                one.organizationId,
                one.officeId,
                one.kind.name(),
                one.text,
                one.wanted,
                one.state.name(),
                time(one.raisedAt),
                time(one.answerBy),
                time(one.lapsedAt),
                time(one.answeredAt),
                one.outcome == null ? null : one.outcome.name(),
                one.answer,
                one.gapDays,
                secrecy.told(),
                secrecy.handlingOfficeId());
    }
}
