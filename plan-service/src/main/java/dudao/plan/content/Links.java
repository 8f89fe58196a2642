package dudao.plan.content;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What items and measures of other plans may be named: those the caller may read, and never in a circle. */
@Singleton
class Links {

    private final Jdbi jdbi;
    private final PlanAccess plans;

    Links(Jdbi jdbi, PlanAccess plans) {
        this.jdbi = jdbi;
        this.plans = plans;
    }

    /** @param itemId null when the item is new */
    void requireContinuable(UUID continued, UUID itemId, PlanHead plan, Caller caller) {
        PlanHead earlier = readable("/continuesItemId", () -> plans.readableByItem(continued, caller));
        if (earlier.year() >= plan.year()) {
            throw RuleViolation.invalidField("/continuesItemId", "延续的条目应属于更早年度的计划");
        }
        requireNoCircle("/continuesItemId", "plan_item", "continues_item_id", continued, itemId);
    }

    /** @param measureId null when the measure is new */
    void requireReusable(String pointer, UUID reused, UUID measureId, Caller caller) {
        readable(pointer, () -> plans.readableByMeasure(reused, caller));
        requireNoCircle(pointer, "measure", "reuses_measure_id", reused, measureId);
    }

    /** Programmes of those the caller may not see do not exist for it. */
    void requireProgramme(UUID programme) {
        boolean known =
                jdbi.withHandle(handle -> handle.createQuery("select exists (select from programme where id = :id)")
                        .bind("id", programme)
                        .mapTo(Boolean.class)
                        .one());
        if (!known) {
            throw RuleViolation.invalidField("/programmeId", "没有该规划");
        }
    }

    private static PlanHead readable(String pointer, Supplier<PlanHead> found) {
        try {
            return found.get();
        } catch (RuleViolation refused) {
            throw "NOT_FOUND".equals(refused.code())
                    ? RuleViolation.invalidField(pointer, refused.getMessage())
                    : refused;
        }
    }

    private void requireNoCircle(String pointer, String table, String column, UUID first, UUID itself) {
        boolean circle = itself != null
                && jdbi.withHandle(handle -> handle.createQuery(
                                """
                                with recursive chain as (
                                  select cast(:first as uuid) id
                                  union select t.%2$s from %1$s t join chain on chain.id = t.id)
                                select exists (select from chain where id = :itself)"""
                                        .formatted(table, column))
                        .bind("first", first)
                        .bind("itself", itself)
                        .mapTo(Boolean.class)
                        .one());
        if (circle) {
            throw RuleViolation.invalidField(pointer, "不能直接或间接指向自己");
        }
    }

    /** Two items are planned and assessed side by side; each names the other. Null ends it. */
    void pair(UUID itemId, UUID partner, PlanHead plan, Caller caller) {
        if (partner != null) {
            PlanHead other = readable("/pairedItemId", () -> plans.readableByItem(partner, caller));
            if (partner.equals(itemId) || !other.issuerId().equals(plan.issuerId())) {
                throw RuleViolation.invalidField("/pairedItemId", "应为同一发布单位的另一条目");
            }
        }
        jdbi.useHandle(handle -> {
            List<UUID> others = handle.createQuery(
                            "select paired_item_id from plan_item where id = :partner and paired_item_id is not null")
                    .bind("partner", partner)
                    .mapTo(UUID.class)
                    .list();
            if (!others.isEmpty() && !others.contains(itemId)) {
                throw RuleViolation.invalidField("/pairedItemId", "该条目已与另一条目结对");
            }
            handle.createUpdate(
                            """
                            update plan_item set paired_item_id = null, version = version + 1
                            where paired_item_id = :item and id is distinct from cast(:partner as uuid)""")
                    .bind("item", itemId)
                    .bind("partner", partner)
                    .execute();
            handle.createUpdate("update plan_item set paired_item_id = :partner where id = :item")
                    .bind("item", itemId)
                    .bind("partner", partner)
                    .execute();
            handle.createUpdate(
                            """
                            update plan_item set paired_item_id = :item, version = version + 1
                            where id = :partner and paired_item_id is distinct from :item""")
                    .bind("item", itemId)
                    .bind("partner", partner)
                    .execute();
        });
    }
}
