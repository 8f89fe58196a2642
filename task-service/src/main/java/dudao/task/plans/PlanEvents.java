package dudao.task.plans;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the issued plans. A snapshot replaces the one before; an older one changes nothing. */
@Singleton
class PlanEvents implements EventListener {

    private static final String ISSUED = "dudao.plan.issued.v1";
    private static final List<String> ENDS =
            List.of("dudao.plan.closed.v1", "dudao.plan.revoked.v1", "dudao.plan.archived.v1");

    record Ended(String status) {}

    private final Jdbi jdbi;

    PlanEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean hears(String type) {
        return type.equals(ISSUED) || ENDS.contains(type);
    }

    @Override
    public void on(Event event) {
        jdbi.useHandle(handle -> {
            if (event.type().equals(ISSUED)) {
                issued(handle, event.data(IssuedPlan.class), event.version());
            } else {
                ended(handle, event);
            }
        });
    }

    private static void ended(Handle handle, Event event) {
        handle.createUpdate("update plan set state = :status, version = :version where id = :id and version < :version")
                .bind("status", event.data(Ended.class).status())
                .bind("version", event.version())
                .bind("id", event.subject())
                .execute();
    }

    private static void issued(Handle handle, IssuedPlan plan, long version) {
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
                .bind("version", version)
                .execute();
        if (taken == 1) {
            items(handle, plan);
            measures(handle, plan);
            targets(handle, plan);
        }
    }

    private static void items(Handle handle, IssuedPlan plan) {
        handle.createUpdate("delete from plan_item where plan_id = :plan")
                .bind("plan", plan.planId())
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into plan_item (id, plan_id, position, number, section_ordinal, section_heading, title,
                                       classification, handling_office_id)
                values (:itemId, :plan, :position, :number, :sectionOrdinal, :sectionHeading, :title, :classification,
                        :handlingOfficeId)""");
        int position = 0;
        for (IssuedPlan.Item item : plan.items()) {
            batch.bindMethods(item)
                    .bind("plan", plan.planId())
                    .bind("position", ++position)
                    .add();
        }
        batch.execute();
    }

    /** Rows that stay are updated, not replaced: somebody may be assigning them at this moment. */
    private static void measures(Handle handle, IssuedPlan plan) {
        List<UUID> kept = plan.items().stream()
                .flatMap(item -> item.measures().stream())
                .map(IssuedPlan.IssuedMeasure::measureId)
                .toList();
        handle.createUpdate("delete from measure where plan_id = :plan and id <> all(:kept)")
                .bind("plan", plan.planId())
                .bindArray("kept", UUID.class, kept)
                .execute();
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
        for (IssuedPlan.Item item : plan.items()) {
            for (IssuedPlan.IssuedMeasure measure : item.measures()) {
                Audience audience = measure.audience();
                batch.bindMethods(measure)
                        .bind("plan", plan.planId())
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

    private static void targets(Handle handle, IssuedPlan plan) {
        handle.createUpdate(
                        "delete from measure_target t using measure m where m.id = t.measure_id and m.plan_id = :plan")
                .bind("plan", plan.planId())
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into measure_target (measure_id, target_id, text, quantity, unit, object, comparator)
                values (:measure, :targetId, :text, :quantity, :unit, :object, :comparator)""");
        for (IssuedPlan.Item item : plan.items()) {
            for (IssuedPlan.IssuedMeasure measure : item.measures()) {
                for (Target target : measure.targets()) {
                    batch.bindMethods(target)
                            .bind("measure", measure.measureId())
                            .add();
                }
            }
        }
        batch.execute();
    }
}
