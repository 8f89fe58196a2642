package dudao.plan.planning;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanStatus;
import dudao.plan.itemstate.Following;
import dudao.plan.opentasks.Touched;
import dudao.plan.receipts.Receipts;
import dudao.plan.revising.ChangeFinder;
import dudao.plan.revising.ChangeSet;
import dudao.plan.revising.Changed;
import dudao.plan.revising.Proposal;
import dudao.plan.revising.Proposals;
import dudao.plan.revising.Revisions;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A leader adopts a proposed change: the plan says something else from now on, and everybody is told. */
@Singleton
class Revising {

    @Schema(name = "RevisionOrder")
    record Order(
            @NotNull UUID proposalId,
            @Schema(description = "`touched.hash` of the proposal: the list of touched tasks was read")
                    @NotBlank
                    @Size(max = 100)
                    String touchedHash) {}

    private final Proposals proposals;
    private final ChangeSet changes;
    private final ChangeFinder finder;
    private final Snapshots snapshots;
    private final Revisions revisions;
    private final PlanJournal journal;
    private final Receipts receipts;
    private final Following following;
    private final AuditTrail trail;

    Revising(
            Proposals proposals,
            ChangeSet changes,
            ChangeFinder finder,
            Snapshots snapshots,
            Revisions revisions,
            PlanJournal journal,
            Receipts receipts,
            Following following,
            AuditTrail trail) {
        this.proposals = proposals;
        this.changes = changes;
        this.finder = finder;
        this.snapshots = snapshots;
        this.revisions = revisions;
        this.journal = journal;
        this.receipts = receipts;
        this.following = following;
        this.trail = trail;
    }

    void revise(Plan plan, Order order, Actor by) {
        PlanStatus from = plan.status;
        int base = plan.revision;
        plan.revise();
        Proposal proposal = proposals.forDecision(plan.id, order.proposalId()).adoptableOn(base, by);
        plan.reason = proposal.reason();
        changes.makeAll(plan.id, proposal.changes());
        PlanIssued content = snapshots.of(plan);
        Changed changed = finder.between(plan.id, revisions.snapshot(plan.id, base), snapshots.write(content));
        requireAcknowledged(changed.touched(), order.touchedHash());
        keep(plan, content, proposal, changed, from, by);
        following.afterChangeOf(plan.id, plan.updatedAt);
        proposals.decide(proposal, Proposal.State.ADOPTED, by);
        trail.because(proposal.reason());
        trail.changed("plan-revisions", plan.id, base, changed.differences());
    }

    /** The task that was given out since is a task nobody has thought of. */
    private static void requireAcknowledged(Touched touched, String hash) {
        if (!touched.hash().equals(hash)) {
            throw RuleViolation.of("TOUCHED_TASKS_CHANGED", "受影响的在办任务已有变化,请看过新的清单再定")
                    .with("touched", touched);
        }
    }

    private void keep(Plan plan, PlanIssued content, Proposal proposal, Changed changed, PlanStatus from, Actor by) {
        String snapshot = snapshots.write(content.revisedBy(proposal.document(), proposal.reason(), changed));
        plan.freeze(revisions.add(
                new Revisions.New(
                        plan.id, plan.revision, proposal.document(), proposal.reason(), plan.updatedAt, by, snapshot),
                changed));
        receipts.deliver(plan.id, plan.revision);
        journal.tell(plan, from, PlanJournal.News.snapshot(PlanIssued.REVISED, snapshot, proposal.document()), by);
    }
}
