package dudao.plan.planning;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.heading.Headings;
import dudao.plan.heading.Issuers;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** A plan begins: typed in, or taken from an imported document. */
@Singleton
public class Drafting {

    /** The document a draft was taken from. */
    public record Source(UUID importId, int document) {}

    private final Plans plans;
    private final PlanJournal journal;
    private final Headings headings;
    private final OrganizationTree organizations;
    private final EntityManager entities;
    private final Clock clock;

    Drafting(
            Plans plans,
            PlanJournal journal,
            Headings headings,
            OrganizationTree organizations,
            EntityManager entities,
            Clock clock) {
        this.plans = plans;
        this.journal = journal;
        this.headings = headings;
        this.organizations = organizations;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * @param source null when the plan is typed in
     * @return id of the draft, issued by the caller's own organisation, alone or with others
     */
    public UUID draft(PlanDraft draft, Source source, Caller caller) {
        requireDistinctSections(draft);
        draft.secrecy().checked(organizations, caller);
        Issuers issuers = source == null
                ? headings.issuers(draft.issuers(), caller)
                : headings.issuersOfText(draft.issuers(), caller);
        plans.requireOnly(issuers.organizationIds(), draft.year(), draft.kind(), null);
        Plan plan = Plan.draft(draft, issuers, Actor.of(caller), clock.instant());
        if (source != null) {
            plan.importId = source.importId();
            plan.importDocument = source.document();
        }
        plans.add(plan);
        journal.tell(plan, null, plan.drafted(), Actor.of(caller));
        headings.write(plan.id, draft.heading(), issuers, caller);
        if (draft.sections() != null) {
            plans.setSections(plan.id, draft.sections());
        }
        return plan.id;
    }

    void change(UUID id, String ifMatch, PlanDraft draft, Caller caller) {
        requireDistinctSections(draft);
        Plan plan = plans.forCommand(id, ifMatch, caller);
        draft.secrecy().checked(organizations, caller);
        Issuers issuers = draft.issuers() == null || draft.issuers().isEmpty()
                ? headings.issuersOf(id)
                : headings.issuers(draft.issuers(), caller);
        plan.change(draft, issuers, Actor.of(caller));
        plans.requireOnly(plan.issuerIds(), plan.year, plan.kind, id);
        entities.flush();
        headings.write(id, draft.heading(), issuers, caller);
        if (draft.sections() != null) {
            plans.setSections(id, draft.sections());
        }
    }

    private static void requireDistinctSections(PlanDraft draft) {
        int repeated = draft.repeatedSection();
        if (repeated >= 0) {
            throw RuleViolation.invalidField("/sections/" + repeated + "/ordinal", "序号重复");
        }
    }

    public PlanView view(UUID planId, Caller caller) {
        return plans.view(planId, caller);
    }
}
