package dudao.plan.planning;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@Singleton
class Plans {

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final PlanList list;
    private final PlanAccess access;
    private final Clock clock;

    Plans(EntityManager entities, Jdbi jdbi, PlanList list, PlanAccess access, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.list = list;
        this.access = access;
        this.clock = clock;
    }

    void add(Plan plan) {
        entities.persist(plan);
    }

    /** The plan for a command of its own organisation, locked, in the version the caller knows. */
    Plan forCommand(UUID id, String ifMatch, Caller caller) {
        PlanHead head = access.readable(id, caller);
        access.requireIssuer(head, caller);
        Plan plan = entities.find(Plan.class, id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, plan);
        plan.updatedAt = clock.instant();
        return plan;
    }

    UUID issuerFor(Plan plan, Caller caller) {
        return access.issuerFor(plan.issuerIds()::contains, caller);
    }

    /**
     * Waits for whoever drafts the same plan at this moment, then refuses a second one in force: each organisation that
     * issues a plan has it as its own.
     */
    void requireOnly(List<UUID> issuers, int year, String kind, UUID except) {
        Optional<UUID> other = jdbi.withHandle(handle -> {
            // In one order, or two plans with the same issuers would wait for each other.
            handle.createQuery("select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(:keys) key")
                    .bindArray(
                            "keys",
                            String.class,
                            issuers.stream()
                                    .map(id -> id + "" + year + kind)
                                    .sorted()
                                    .toArray())
                    .mapTo(String.class)
                    .list();
            return handle.createQuery("select plan_in_force(:issuers, :year, :kind, cast(:except as uuid))")
                    .bindArray("issuers", UUID.class, issuers)
                    .bind("year", year)
                    .bind("kind", kind)
                    .bind("except", except)
                    .mapTo(UUID.class)
                    .findOne();
        });
        if (other.isPresent()) {
            throw duplicate(other.get(), year, kind);
        }
    }

    /** Of a plan the caller may not read it hears only that there is one. */
    private RuleViolation duplicate(UUID other, int year, String kind) {
        RuleViolation refusal = RuleViolation.of("DUPLICATE_PLAN", "发布单位 " + year + " 年已有“" + kind + "”,先撤回或废止它才能另拟");
        boolean readable =
                jdbi.withHandle(handle -> handle.createQuery("select exists (select from plan where id = :id)")
                        .bind("id", other)
                        .mapTo(Boolean.class)
                        .one());
        return readable ? refusal.with("planId", other) : refusal;
    }

    /** A number is used once by each of those who issue under it. */
    void requireFreeNumber(Plan plan) {
        boolean taken = jdbi.withHandle(handle -> handle.createQuery("select document_number_taken(:plan, :number)")
                .bind("plan", plan.id)
                .bind("number", plan.documentNumber)
                .mapTo(Boolean.class)
                .one());
        if (taken) {
            throw RuleViolation.of("DUPLICATE", "文号 " + plan.documentNumber + " 已用于另一计划")
                    .at("/documentNumber", "文号已用");
        }
    }

    void setSections(UUID planId, List<PlanDraft.Section> sections) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from plan_section where plan_id = :plan")
                    .bind("plan", planId)
                    .execute();
            var batch = handle.prepareBatch(
                    """
                    insert into plan_section (plan_id, ordinal, heading, leader_name, leader_post)
                    values (:plan, :ordinal, :heading, :leader?.name, :leader?.post)""");
            sections.forEach(
                    each -> batch.bindMethods(each).bind("plan", planId).add());
            if (batch.size() > 0) {
                batch.execute();
            }
            Optional<String> orphan = handle.createQuery(
                            """
                            select i.number from plan_item i
                            left join plan_section s on s.plan_id = i.plan_id and s.ordinal = i.section_ordinal
                            where i.plan_id = :plan and i.section_ordinal is not null and s.plan_id is null limit 1""")
                    .bind("plan", planId)
                    .mapTo(String.class)
                    .findOne();
            orphan.ifPresent(number -> {
                throw RuleViolation.invalidField("/sections", "条目 " + number + " 所在的部分不能去掉");
            });
        });
    }

    List<PlanDraft.Section> sections(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select ordinal, heading, leader_name, leader_post from plan_section where plan_id = :plan
                        order by ordinal""")
                .bind("plan", planId)
                .map((row, context) -> {
                    String leader = row.getString("leader_name");
                    return new PlanDraft.Section(
                            row.getInt("ordinal"),
                            row.getString("heading"),
                            leader == null ? null : new PlanDraft.SectionLeader(leader, row.getString("leader_post")));
                })
                .list());
    }

    PlanView view(UUID id, Caller caller) {
        return list.view(id, caller);
    }
}
