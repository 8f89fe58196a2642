package dudao.plan.revising;

import dudao.commons.problems.RuleViolation;
import dudao.plan.content.Amending;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Makes the changes of a proposal, for good or on trial. */
@Singleton
public class ChangeSet {

    private final Amending amending;
    private final PlanText text;
    private final Jdbi jdbi;

    ChangeSet(Amending amending, PlanText text, Jdbi jdbi) {
        this.amending = amending;
        this.text = text;
        this.jdbi = jdbi;
    }

    /** @return what the plan would say, by the very path a decision will take; nothing of it stays */
    String onTrial(UUID planId, List<RevisionChange> changes) {
        jdbi.useHandle(handle -> handle.execute("savepoint trial"));
        makeAll(planId, changes);
        String would = text.of(planId);
        jdbi.useHandle(handle -> handle.execute("rollback to savepoint trial"));
        return would;
    }

    public void makeAll(UUID planId, List<RevisionChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            String pointer = "/changes/" + i;
            try {
                make(planId, changes.get(i));
            } catch (RuleViolation refused) {
                String code = refused.code().equals("NOT_FOUND") ? "VALIDATION_FAILED" : refused.code();
                throw RuleViolation.of(code, refused.getMessage()).at(pointer, refused.getMessage());
            }
        }
    }

    private void make(UUID planId, RevisionChange change) {
        switch (change.op()) {
            case CHANGE_ITEM -> amending.changeItem(planId, change.itemId(), change.item());
            case ADD_ITEM -> amending.addItem(planId, change.item(), change.measures());
            case ADD_MEASURE -> amending.addMeasure(planId, change.itemId(), change.measure());
            case CHANGE_MEASURE -> amending.changeMeasure(planId, change.measureId(), change.measure());
            case DROP_MEASURE -> amending.dropMeasure(planId, change.measureId());
        }
    }
}
