package dudao.plan.proposals;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ItemProposalState")
public enum ProposalState {
    PROPOSED,
    ADOPTED,
    DECLINED,
    /** By the office that raised it, before anybody decided. */
    WITHDRAWN;

    void mustAllow(String command) {
        if (this != PROPOSED) {
            throw RuleViolation.illegalTransition(this, command, List.of());
        }
    }
}
