package dudao.plan.steering;

import dudao.commons.data.Ids;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.itemstate.StatedItem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/**
 * An item goes on in a later year's plan: its wording, measures, targets and baselines begin the new item, which names the
 * old one. What has a date gets a new one there.
 */
@Singleton
class Continuation {

    /** The plan that takes an item in. */
    record Into(UUID planId, int year) {}

    /** Every column of the row, also one that is added to the table later. */
    private static final String COPY =
            """
            insert into %1$s select (jsonb_populate_record(cast(null as %1$s), to_jsonb(o) || jsonb_build_object(%2$s))).*
            from %1$s o %3$s""";

    private static final String COPY_ITEM = COPY.formatted(
            "plan_item",
            """
            'id', cast(:made as uuid), 'plan_id', cast(:plan as uuid), 'version', 0, 'state', 'DRAFT',
            'section_ordinal', (select s.ordinal from plan_section s
                                where s.plan_id = :plan and s.ordinal = o.section_ordinal),
            'position', (select coalesce(max(position) + 1, 0) from plan_item where plan_id = :plan),
            'span_start', null, 'span_end', null, 'deadlines', cast('[]' as jsonb),
            'continues_item_id', o.id, 'paired_item_id', null""",
            "where o.id = :item");

    private static final String COPY_MEASURES = COPY.formatted(
            "measure",
            """
            'id', n.made, 'item_id', cast(:made as uuid), 'plan_id', cast(:plan as uuid), 'version', 0,
            'span_start', null, 'span_end', null, 'due_on', null, 'needed_by', null,
            'together_with', cast('[]' as jsonb), 'reuses_measure_id', null, 'due_basis_kind', null,
            'due_basis_text', null, 'due_basis_relative_to', null""",
            "join unnest(:old, :new) n (old, made) on n.old = o.id where o.item_id = :item");

    private static final String COPY_TARGETS = COPY.formatted(
            "target",
            """
            'id', n.made, 'item_id', cast(:made as uuid), 'plan_id', cast(:plan as uuid), 'milestones', cast('[]' as jsonb),
            'measure_id', (select m.made from unnest(:old, :new) m (old, made) where m.old = o.measure_id),
            'part_of', (select w.made from unnest(:old, :new) w (old, made) where w.old = o.part_of)""",
            "join unnest(:old, :new) n (old, made) on n.old = o.id where o.item_id = :item");

    private static final String COPY_SHARES = COPY.formatted(
            "target_allocation", "'target_id', n.made", "join unnest(:old, :new) n (old, made) on n.old = o.target_id");

    private final Jdbi jdbi;
    private final PlanAccess access;

    Continuation(Jdbi jdbi, PlanAccess access) {
        this.jdbi = jdbi;
        this.access = access;
    }

    /** Locked. A plan in force is locked before a draft and never the other way round, so nobody waits in a circle. */
    Into draftFor(StatedItem item, UUID planId, Integer year) {
        if ((planId == null) == (year == null)) {
            throw RuleViolation.invalidField(planId == null ? "/planId" : "/year", "planId 和 year 给出其中一个");
        }
        Optional<Into> into = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, year from plan where issuer_id = :issuer and status = 'DRAFT' and id <> :own
                          and (id = cast(:plan as uuid) or year = cast(:year as int) and kind = :kind)
                        for update""")
                .bind("issuer", item.issuerId())
                .bind("own", item.planId())
                .bind("plan", planId)
                .bind("year", year)
                .bind("kind", item.kind())
                .map((row, context) -> new Into(row.getObject("id", UUID.class), row.getInt("year")))
                .findOne());
        return into.orElseThrow(() -> RuleViolation.of("NO_DRAFT_TO_CARRY_INTO", "没有可以结转到的计划草案:要先由同一发布单位拟出该年度的计划")
                .at(planId == null ? "/year" : "/planId", "没有这样的草案"));
    }

    /**
     * The leader who carries over does not become a maker of the draft: nothing is worded, and its issuer still submits
     * it.
     *
     * @return id of the item in the draft
     */
    UUID copy(StatedItem item, Into into) {
        UUID made = Ids.next();
        jdbi.useHandle(handle -> {
            List<UUID> old = handle.createQuery(
                            """
                            select id from measure where item_id = :item
                            union all select id from target where item_id = :item""")
                    .bind("item", item.id())
                    .mapTo(UUID.class)
                    .list();
            List<UUID> ids = old.stream().map(each -> Ids.next()).toList();
            for (String copy : List.of(COPY_ITEM, COPY_MEASURES, COPY_TARGETS, COPY_SHARES)) {
                copy(handle.createUpdate(copy), item, into, made, old, ids);
            }
        });
        access.raise(into.planId());
        return made;
    }

    private static void copy(Update update, StatedItem item, Into into, UUID made, List<UUID> old, List<UUID> ids) {
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        update.bind("item", item.id())
                .bind("plan", into.planId())
                .bind("made", made)
                .bindArray("old", UUID.class, old)
                .bindArray("new", UUID.class, ids)
                .execute();
    }
}
