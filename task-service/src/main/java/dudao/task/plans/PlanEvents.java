package dudao.task.plans;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps the issued plans and what became of their items. A snapshot takes the place of the one before, an older one
 * changes nothing; what a plan no longer asks for stays known for the sake of its tasks.
 */
@Singleton
class PlanEvents implements EventListener {

    private static final List<String> SNAPSHOTS = List.of("dudao.plan.issued.v1", "dudao.plan.revised.v1");
    private static final List<String> ENDS =
            List.of("dudao.plan.closed.v1", "dudao.plan.revoked.v1", "dudao.plan.archived.v1");

    private static final String DECOMPOSED = "dudao.plan.item-decomposed.v1";
    private static final List<String> ITEM_ENDS =
            List.of("dudao.plan.item-cancelled.v1", "dudao.plan.item-carried-over.v1");

    record Ended(String status) {}

    record ItemEnded(UUID itemId, String state) {}

    record Decomposed(UUID planId, IssuedPlan.Item item) {}

    private final Jdbi jdbi;

    PlanEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean hears(String type) {
        return SNAPSHOTS.contains(type) || ENDS.contains(type) || ITEM_ENDS.contains(type) || type.equals(DECOMPOSED);
    }

    @Override
    public void on(Event event) {
        jdbi.useHandle(handle -> {
            if (SNAPSHOTS.contains(event.type())) {
                issued(handle, event);
            } else if (event.type().equals(DECOMPOSED)) {
                decomposed(handle, event.data(Decomposed.class), event.time());
            } else if (ITEM_ENDS.contains(event.type())) {
                itemEnded(handle, event.data(ItemEnded.class));
            } else {
                ended(handle, event);
            }
        });
    }

    /** An item ends once and for good, so its events need no order. */
    private static void itemEnded(Handle handle, ItemEnded item) {
        handle.createUpdate("update plan_item set state = :state where id = :itemId")
                .bind("state", item.state())
                .bind("itemId", item.itemId())
                .execute();
    }

    /** Adds what is not known: a snapshot of the plan, which travels apart, may be newer. */
    private static void decomposed(Handle handle, Decomposed work, Instant at) {
        Set<UUID> known = handle.createQuery("select id from measure where item_id = :item")
                .bind("item", work.item().itemId())
                .mapTo(UUID.class)
                .set();
        List<IssuedPlan.Item> item = List.of(work.item().without(known));
        measures(handle, work.planId(), item);
        targets(handle, item);
        PlannedCadences.keep(handle, item, at);
    }

    private static void ended(Handle handle, Event event) {
        handle.createUpdate("update plan set state = :status, version = :version where id = :id and version < :version")
                .bind("status", event.data(Ended.class).status())
                .bind("version", event.version())
                .bind("id", event.subject())
                .execute();
    }

    private static void issued(Handle handle, Event event) {
        IssuedPlan plan = event.data(IssuedPlan.class);
        int taken = handle.createUpdate(
                        """
                        insert into plan (id, title, kind, year, issuer_id, document_number, issued_on, revision, state,
                                          version, classification, handling_office_id)
                        values (:planId, :title, :kind, :year, :issuerId, :documentNumber, :issuedOn, :revision,
                                'ISSUED', :version, :classification, :handlingOfficeId)
                        on conflict (id) do update set title = excluded.title, kind = excluded.kind,
                          year = excluded.year, issuer_id = excluded.issuer_id,
                          document_number = excluded.document_number, issued_on = excluded.issued_on,
                          revision = excluded.revision, state = excluded.state, version = excluded.version,
                          classification = excluded.classification, handling_office_id = excluded.handling_office_id
                        where plan.version < excluded.version""")
                .bindMethods(plan)
                .bind("version", event.version())
                .execute();
        if (taken == 1) {
            items(handle, plan);
            measures(handle, plan.planId(), plan.items());
            drop(handle, plan.droppedMeasureIds());
            targets(handle, plan.items());
            PlannedCadences.keep(handle, plan.items(), event.time());
        }
    }

    private static void items(Handle handle, IssuedPlan plan) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into plan_item (id, plan_id, position, number, section_ordinal, section_heading, title,
                                       classification, handling_office_id)
                values (:itemId, :plan, :position, :number, :sectionOrdinal, :sectionHeading, :title, :classification,
                        :handlingOfficeId)
                on conflict (id) do update set position = excluded.position, number = excluded.number,
                  section_ordinal = excluded.section_ordinal, section_heading = excluded.section_heading,
                  title = excluded.title, classification = excluded.classification,
                  handling_office_id = excluded.handling_office_id""");
        int position = 0;
        for (IssuedPlan.Item item : plan.items()) {
            batch.bindMethods(item)
                    .bind("plan", plan.planId())
                    .bind("position", ++position)
                    .add();
        }
        batch.execute();
    }

    private static void drop(Handle handle, List<UUID> measures) {
        handle.createUpdate("update measure set dropped = true where id = any(:measures)")
                .bindArray("measures", UUID.class, measures)
                .execute();
    }

    /** Updated, not replaced: somebody may be assigning them at this moment. */
    private static void measures(Handle handle, UUID plan, List<IssuedPlan.Item> items) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into measure (id, plan_id, item_id, position, wording, commitment, lead_organization_id,
                                     assisting_organization_ids, audience_organization_ids, audience_kinds,
                                     audience_under, audience_school_classes, audience_ownership, due_on,
                                     acceptance_standard, priority)
                values (:measureId, :plan, :item, :position, :wording, :commitment, :leadOrganizationId, :assisting,
                        :organizations, :kinds, :under, :classes, :ownership, :dueOn, :acceptanceStandard, :priority)
                on conflict (id) do update set item_id = excluded.item_id, position = excluded.position,
                  wording = excluded.wording, commitment = excluded.commitment,
                  lead_organization_id = excluded.lead_organization_id,
                  assisting_organization_ids = excluded.assisting_organization_ids,
                  audience_organization_ids = excluded.audience_organization_ids,
                  audience_kinds = excluded.audience_kinds, audience_under = excluded.audience_under,
                  audience_school_classes = excluded.audience_school_classes,
                  audience_ownership = excluded.audience_ownership, due_on = excluded.due_on,
                  acceptance_standard = excluded.acceptance_standard, priority = excluded.priority""");
        int position = 0;
        for (IssuedPlan.Item item : items) {
            for (IssuedPlan.IssuedMeasure measure : item.measures()) {
                Audience audience = measure.audience();
                batch.bindMethods(measure)
                        .bind("plan", plan)
                        .bind("item", item.itemId())
                        .bind("position", ++position)
                        .bindArray("assisting", UUID.class, measure.assistingOrganizationIds())
                        .bindArray("organizations", UUID.class, audience.organizationIds())
                        .bindArray("kinds", String.class, audience.kinds())
                        .bind("under", audience.under())
                        .bindArray("classes", String.class, audience.schoolClasses())
                        .bind("ownership", audience.ownership())
                        .add();
            }
        }
        batch.execute();
    }

    private static void targets(Handle handle, List<IssuedPlan.Item> items) {
        List<UUID> measures = items.stream()
                .flatMap(item -> item.measures().stream())
                .map(IssuedPlan.IssuedMeasure::measureId)
                .toList();
        handle.createUpdate("delete from measure_target where measure_id = any(:measures)")
                .bindArray("measures", UUID.class, measures)
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into measure_target (measure_id, target_id, text, quantity, unit, object, comparator)
                values (:measure, :targetId, :text, :quantity, :unit, :object, :comparator)""");
        for (IssuedPlan.Item item : items) {
            for (IssuedPlan.IssuedMeasure measure : item.measures()) {
                for (IssuedTarget target : measure.targets()) {
                    batch.bindMethods(target)
                            .bind("measure", measure.measureId())
                            .add();
                }
            }
        }
        batch.execute();
        IssuedTarget.keepShares(handle, items);
    }
}
