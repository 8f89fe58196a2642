package dudao.plan.planning;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanStatus;
import dudao.plan.access.WholeView;
import dudao.plan.archiving.Archives;
import dudao.plan.opentasks.Decisions;
import dudao.plan.opentasks.OpenTasks;
import dudao.plan.opentasks.TaskDecision;
import dudao.plan.opentasks.TaskException;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How a plan comes to its end: not before each item, or each open task, has had its decision. */
@Singleton
class Ending {

    private static final int SHOWN_ITEMS = 100;

    @Schema(name = "Revocation")
    record Revocation(
            @Schema(description = "the document that revokes it: its title or 文号") @Size(min = 1, max = 500)
                    String document,
            @NotBlank @Size(max = 2000) String reason,
            @Schema(description = "what becomes of every open task that is not among the exceptions")
                    TaskDecision openTasks,
            @Size(max = 5000) List<@NotNull @Valid TaskException> exceptions) {

        Decisions decisions() {
            return new Decisions(openTasks, exceptions);
        }
    }

    /** An item that is not over. */
    public record OpenItem(UUID id, String number, String title, String state) {}

    private static final RowMapper<OpenItem> OPEN_ITEM = ConstructorMapper.of(OpenItem.class);

    private final OpenTasks tasks;
    private final Archives archives;
    private final WholeView whole;
    private final PlanJournal journal;
    private final Jdbi jdbi;

    Ending(OpenTasks tasks, Archives archives, WholeView whole, PlanJournal journal, Jdbi jdbi) {
        this.tasks = tasks;
        this.archives = archives;
        this.whole = whole;
        this.journal = journal;
        this.jdbi = jdbi;
    }

    void close(Plan plan, String reason, Actor by) {
        PlanStatus from = plan.status;
        PlanFact closed = plan.close(reason);
        List<OpenItem> open = openItems(plan.id);
        if (!open.isEmpty()) {
            throw RuleViolation.of("ITEMS_OPEN", "还有 " + open.size() + " 个条目未认定、结转或取消")
                    .with("items", open.subList(0, Math.min(SHOWN_ITEMS, open.size())))
                    .with("itemCount", open.size());
        }
        journal.tell(plan, from, closed, by);
    }

    private List<OpenItem> openItems(UUID planId) {
        return whole.of(() -> jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, number, title, state from plan_item where plan_id = :plan and state not in
                          ('ACHIEVED', 'PARTIALLY_ACHIEVED', 'NOT_ACHIEVED', 'CARRIED_OVER', 'CANCELLED')
                        order by position""")
                .bind("plan", planId)
                .map(OPEN_ITEM)
                .list()));
    }

    void revoke(Plan plan, Revocation wanted, Actor by) {
        PlanStatus from = plan.status;
        PlanFact revoked = plan.revoke(wanted.reason());
        Decisions decisions = wanted.decisions();
        tasks.requireDecidedOfPlan(plan.id, decisions);
        journal.tell(plan, from, revoked.with(wanted.document(), decisions), by);
    }

    /** The timeline in the package ends with the plan; that it was archived its manifest says. */
    void archive(Plan plan, String reason, Actor by) {
        PlanStatus from = plan.status;
        PlanFact archived = plan.archive(reason);
        journal.tell(plan, from, archived.with(archives.build(plan.id, by)), by);
    }
}
