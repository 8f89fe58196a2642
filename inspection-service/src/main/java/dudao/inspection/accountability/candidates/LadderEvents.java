package dudao.inspection.accountability.candidates;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;

/** Hears that the ladder of task-service has come to its last rung, 问责建议. */
@Singleton
class LadderEvents implements EventListener {

    private final Candidates candidates;

    LadderEvents(Candidates candidates) {
        this.candidates = candidates;
    }

    @Override
    public boolean hears(String type) {
        return type.equals("dudao.task.escalation-proposed.v1");
    }

    @Override
    public void on(Event event) {
        HeardEscalation heard = event.data(HeardEscalation.class);
        if ("ACCOUNTABILITY".equals(heard.step())) {
            candidates.ofLadder(heard);
        }
    }
}
