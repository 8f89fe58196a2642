package dudao.inspection.inspections;

import java.util.UUID;

/** What another feature has to say before an inspection is closed; the one with the highest priority is asked first. */
public interface ClosingCondition {

    /** Refuses when something of its own is still open. */
    void mustHold(UUID inspectionId);
}
