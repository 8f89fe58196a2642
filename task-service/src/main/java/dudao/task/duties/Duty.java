package dudao.task.duties;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.secrecy.Secrecy;

/** What a new task asks of a unit. */
public record Duty(
        Source source,
        String title,
        String acceptanceStandard,
        OrganizationTree.Node unit,
        Deadline deadline,
        Secrecy secrecy) {}
