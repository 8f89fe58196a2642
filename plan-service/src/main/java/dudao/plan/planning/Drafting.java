package dudao.plan.planning;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** A plan begins: typed in, or taken from an imported document. */
@Singleton
public class Drafting {

    /** The document a draft was taken from. */
    public record Source(UUID importId, int document) {}

    private final Plans plans;
    private final PlanJournal journal;
    private final OrganizationTree organizations;
    private final Clock clock;

    Drafting(Plans plans, PlanJournal journal, OrganizationTree organizations, Clock clock) {
        this.plans = plans;
        this.journal = journal;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * @param source null when the plan is typed in
     * @return id of the draft, issued by the caller's own organisation
     */
    public UUID draft(PlanDraft draft, Source source, Caller caller) {
        int repeated = draft.repeatedSection();
        if (repeated >= 0) {
            throw RuleViolation.invalidField("/sections/" + repeated + "/ordinal", "序号重复");
        }
        draft.secrecy().checked(organizations, caller);
        UUID issuer = caller.organizationId();
        plans.requireOnly(issuer, draft.year(), draft.kind(), null);
        Plan plan = Plan.draft(draft, issuer, Actor.of(caller), clock.instant());
        if (source != null) {
            plan.importId = source.importId();
            plan.importDocument = source.document();
        }
        plans.add(plan);
        journal.tell(plan, null, plan.drafted(), Actor.of(caller));
        if (draft.sections() != null) {
            plans.setSections(plan.id, draft.sections());
        }
        return plan.id;
    }

    public PlanView view(UUID planId, Caller caller) {
        return plans.view(planId, caller);
    }
}
