package dudao.inspection.indicators;

import dudao.inspection.procedure.InspectionState;
import java.util.EnumSet;
import java.util.Set;

/** Whose column a score stands in, and when it may be written there. */
public enum Side {
    /** 自评, by the unit. */
    SELF(EnumSet.of(InspectionState.SELF_EVALUATION)),
    /** 核验, by the team. */
    VERIFIED(EnumSet.of(
            InspectionState.SELF_EVALUATION_SUBMITTED,
            InspectionState.DESK_REVIEWED,
            InspectionState.ON_SITE,
            InspectionState.DELIBERATION)),
    /** 审定, by the office, after the unit was heard. */
    FINAL(EnumSet.of(InspectionState.DEFENCE_CLOSED));

    final Set<InspectionState> open;

    Side(Set<InspectionState> open) {
        this.open = open;
    }
}
