package dudao.inspection.planitems;

import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code plan_item}: the items of issued plans. */
@Singleton
public class PlanItems {

    public record Item(
            UUID itemId,
            UUID planId,
            long planVersion,
            String number,
            String title,
            Classification classification,
            UUID handlingOfficeId,
            UUID issuerId) {

        public Secrecy secrecy() {
            return new Secrecy(classification, handlingOfficeId);
        }
    }

    private static final RowMapper<Item> ROW = ConstructorMapper.of(Item.class);

    private final Jdbi jdbi;

    PlanItems(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The item a request body names, if it is one for the caller's organisation. */
    public Item named(UUID itemId, String pointer, UUID office) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from plan_item where item_id = :id")
                        .bind("id", itemId)
                        .map(ROW)
                        .findOne())
                .filter(item -> item.secrecy().isReadableBy(office))
                .map(item -> standing(item, pointer))
                .orElseThrow(() -> RuleViolation.of("UNKNOWN_PLAN_ITEM", "没有已印发的条目 " + itemId)
                        .at(pointer, "未知条目"));
    }

    /** What was cancelled, carried over or revoked is not inspected against; a plan that is closed still is. */
    private Item standing(Item item, String pointer) {
        boolean ended = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from plan_item_end where item_id = :item)
                          or exists (select from plan_status where plan_id = :plan and status = 'REVOKED')""")
                .bind("item", item.itemId())
                .bind("plan", item.planId())
                .mapTo(Boolean.class)
                .one());
        if (ended) {
            throw RuleViolation.of("PLAN_ITEM_ENDED", "条目 " + item.number() + " 已撤销、取消或者转入下一年度")
                    .at(pointer, "条目不再执行");
        }
        return item;
    }

    /** An item ends once and for good, so its events need no order. */
    void ended(UUID itemId, String state) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into plan_item_end (item_id, state) values (:item, :state) on conflict do nothing")
                .bind("item", itemId)
                .bind("state", state)
                .execute());
    }

    /** Closed, revoked or archived; an older event changes nothing, but revoked once is revoked for good. */
    void planBecame(UUID planId, long version, String status) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into plan_status (plan_id, version, status) values (:plan, :version, :status)
                        on conflict (plan_id) do update set version = greatest(plan_status.version, excluded.version),
                          status = excluded.status
                        where plan_status.status <> 'REVOKED'
                          and (excluded.status = 'REVOKED' or plan_status.version < excluded.version)""")
                .bind("plan", planId)
                .bind("version", version)
                .bind("status", status)
                .execute());
    }

    /** Keeps what the newest version of the plan says of each item. */
    void upsert(List<Item> items) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into plan_item (item_id, plan_id, plan_version, number, title, classification,
                                           handling_office_id, issuer_id)
                    values (:itemId, :planId, :planVersion, :number, :title, :classification, :handlingOfficeId,
                            :issuerId)
                    on conflict (item_id) do update set plan_id = excluded.plan_id,
                      plan_version = excluded.plan_version, number = excluded.number, title = excluded.title,
                      classification = excluded.classification, handling_office_id = excluded.handling_office_id,
                      issuer_id = excluded.issuer_id
                    where plan_item.plan_version < excluded.plan_version""");
            items.forEach(item -> batch.bindMethods(item).add());
            batch.execute();
        });
    }
}
