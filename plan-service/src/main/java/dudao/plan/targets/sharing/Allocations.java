package dudao.plan.targets.sharing;

import dudao.commons.problems.RuleViolation;
import dudao.plan.targets.Target;
import dudao.plan.targets.Target.AllocationRule;
import dudao.plan.targets.TargetAccess.Placed;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The shares of counties and units in a target of the whole. */
@Singleton
class Allocations {

    private final Jdbi jdbi;

    Allocations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    AllocationView of(Placed placed) {
        List<AllocationView.Share> shares = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.organization_id, o.name, a.quantity from target_allocation a
                        left join organization o on o.id = a.organization_id
                        where a.target_id = :target order by o.path, a.organization_id""")
                .bind("target", placed.id())
                .map((row, context) ->
                        new AllocationView.Share(row.getObject(1, UUID.class), row.getString(2), row.getBigDecimal(3)))
                .list());
        Target target = placed.target();
        BigDecimal sum = shares.stream().map(AllocationView.Share::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AllocationView(
                target.targetId(),
                target.quantity(),
                target.unit(),
                target.allocationRule(),
                sum,
                !shares.isEmpty() && target.isSharedOut(),
                shares);
    }

    /** A share is of one unit; what a county has its schools have within it. */
    void requireApart(String pointer, List<UUID> organizations) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < organizations.size(); i++) {
            if (!seen.add(organizations.get(i))) {
                throw RuleViolation.invalidField(pointer + "/" + i + "/organizationId", "机构重复");
            }
        }
        Set<UUID> nested = new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select lower.id from organization lower join organization upper
                          on upper.id = any(:ids) and upper.id <> lower.id and lower.path ^@ upper.path
                        where lower.id = any(:ids)""")
                .bindArray("ids", UUID.class, organizations)
                .mapTo(UUID.class)
                .list()));
        for (int i = 0; i < organizations.size(); i++) {
            if (nested.contains(organizations.get(i))) {
                throw RuleViolation.invalidField(pointer + "/" + i + "/organizationId", "其上级机构也在分解之列,会重复计算");
            }
        }
    }

    /** Once a task has been made of it, units work on what they were told. */
    void requireUnassigned(Placed placed) {
        boolean assigned = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from task_state where item_id = :item and state <> 'CANCELLED'
                          and (cast(:measure as uuid) is null or measure_id = :measure) and until is null)""")
                .bind("item", placed.itemId())
                .bind("measure", placed.target().measureId())
                .mapTo(Boolean.class)
                .one());
        if (assigned) {
            throw RuleViolation.of("TARGET_ASSIGNED", "任务已下达,指标分解不能再改;请以计划调整办理");
        }
    }

    void replace(UUID targetId, AllocationRule rule, List<Target.Allocation> shares) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from target_allocation where target_id = :target")
                    .bind("target", targetId)
                    .execute();
            add(handle, targetId, shares);
            handle.createUpdate(
                            """
                            update target set allocation_rule = :rule, allocation_version = allocation_version + 1
                            where id = :target""")
                    .bind("rule", shares.isEmpty() ? null : rule)
                    .bind("target", targetId)
                    .execute();
        });
    }

    private static void add(Handle handle, UUID targetId, List<Target.Allocation> shares) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into target_allocation (target_id, organization_id, quantity) values (?, ?, ?)");
        shares.forEach(each -> batch.add(targetId, each.organizationId(), each.quantity()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** What an item shows includes the shares of its targets, so its tag changes with them. */
    void raiseItem(UUID itemId) {
        jdbi.useHandle(handle -> handle.createUpdate("update plan_item set version = version + 1 where id = :id")
                .bind("id", itemId)
                .execute());
    }

    List<UUID> countiesUnder(String path) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from organization where kind = 'COUNTY_BUREAU' and path ^@ :path order by path")
                .bind("path", path)
                .mapTo(UUID.class)
                .list());
    }

    Map<UUID, String> names(List<UUID> organizations) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, name from organization where id = any(:ids)")
                .bindArray("ids", UUID.class, organizations)
                .reduceRows(new HashMap<>(), (names, row) -> {
                    names.put(row.getColumn("id", UUID.class), row.getColumn("name", String.class));
                    return names;
                }));
    }
}
