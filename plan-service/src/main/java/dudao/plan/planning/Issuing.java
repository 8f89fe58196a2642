package dudao.plan.planning;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.Items;
import dudao.plan.content.SensibleDate;
import dudao.plan.receipts.Receipts;
import dudao.plan.revising.Revisions;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The moment a plan becomes binding: complete, numbered, frozen as its first revision, and told whole to everybody. */
@Singleton
class Issuing {

    @Schema(name = "IssueOrder")
    record Order(
            @Schema(description = "文号, such as 六教〔2026〕11号") @NotBlank @Size(max = 100) String documentNumber,
            @NotNull @SensibleDate LocalDate issuedOn) {}

    private final Items items;
    private final Plans plans;
    private final Snapshots snapshots;
    private final Revisions revisions;
    private final PlanJournal journal;
    private final Receipts receipts;
    private final Clock clock;

    Issuing(
            Items items,
            Plans plans,
            Snapshots snapshots,
            Revisions revisions,
            PlanJournal journal,
            Receipts receipts,
            Clock clock) {
        this.items = items;
        this.plans = plans;
        this.snapshots = snapshots;
        this.revisions = revisions;
        this.journal = journal;
        this.receipts = receipts;
        this.clock = clock;
    }

    void issue(Plan plan, Order order, Actor by) {
        PlanStatus from = plan.status;
        plan.issue(DocumentNumber.checked(order.documentNumber()), order.issuedOn());
        if (order.issuedOn().isAfter(Clocks.dateOf(clock.instant()))) {
            throw RuleViolation.invalidField("/issuedOn", "印发日期不能晚于今天");
        }
        // Who leads an item is decided by issuing it, and the first revision says so.
        items.issue(plan.id);
        PlanIssued content = snapshots.of(plan);
        plans.requireFreeNumber(plan);
        String snapshot = snapshots.write(content);
        plan.freeze(revisions.add(
                new Revisions.New(plan.id, plan.revision, null, null, plan.updatedAt, by, snapshot), Revisions.FIRST));
        receipts.deliver(plan.id, plan.revision);
        journal.tell(plan, from, PlanJournal.News.snapshot(PlanIssued.TYPE, snapshot, null), by);
    }
}
