package dudao.inspection.inspections;

import java.util.List;
import java.util.UUID;

/** What an inspection asks about trees of indicators, which know it and not the other way round. */
public interface Indicators {

    /** One that was given for the unit or for those above it: what it may not read it cannot be measured by. */
    void mustKnow(UUID treeId, UUID unit, String pointer);

    /** Codes of leaves the unit has not scored, in the order of the tree. */
    List<String> withoutSelfScore(UUID inspectionId, UUID treeId);
}
