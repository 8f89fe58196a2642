package dudao.task.delegations;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** All delegations. A person sees those given or received; who administers security sees all. */
@Singleton
class Delegations {

    static final String TOPIC = "delegation.events.v1";

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    Delegations(EntityManager entities, Jdbi jdbi, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }

    /** Between two persons one delegation holds at a time, so that revoking it leaves nothing behind. */
    void grant(Delegation granted) {
        boolean overlaps = jdbi.withHandle(handle -> {
            handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:pair, 11))")
                    .bind("pair", granted.delegator + ' ' + granted.delegate)
                    .mapTo(Integer.class)
                    .one();
            return handle.createQuery(
                            """
                            select exists (select from delegation where delegator = :delegator and delegate = :delegate
                              and revoked_at is null and valid_from <= :to and valid_to >= :from)""")
                    .bind("delegator", granted.delegator)
                    .bind("delegate", granted.delegate)
                    .bind("from", granted.validFrom)
                    .bind("to", granted.validTo)
                    .mapTo(Boolean.class)
                    .one();
        });
        if (overlaps) {
            throw RuleViolation.of("DELEGATION_OVERLAPS", "这段时间已委托过该人员,请先撤销原委托");
        }
        entities.persist(granted);
        tell("granted", granted, null);
    }

    void revoke(Delegation delegation, String by, String why, Event cause) {
        delegation.revoke(by, why, now());
        tell("revoked", delegation, cause);
    }

    private void tell(String fact, Delegation delegation, Event cause) {
        outbox.add(
                TOPIC,
                "dudao.delegation." + fact + ".v1",
                delegation,
                DelegationFact.of(delegation),
                Readers.NOBODY,
                cause);
    }

    Delegation get(UUID id, Caller caller) {
        return visible(entities.find(Delegation.class, id), id, caller);
    }

    Delegation locked(UUID id, Caller caller) {
        return visible(entities.find(Delegation.class, id, LockModeType.PESSIMISTIC_WRITE), id, caller);
    }

    private static Delegation visible(Delegation delegation, UUID id, Caller caller) {
        boolean seen = delegation != null
                && (caller.hasRole("SECADMIN")
                        || caller.id().equals(delegation.delegator)
                        || caller.id().equals(delegation.delegate));
        if (!seen) {
            throw RuleViolation.notFound("委托", id);
        }
        return delegation;
    }

    /** Not yet revoked and not yet over. */
    List<Delegation> openOf(String delegator) {
        return entities.createQuery(
                        "from Delegation where delegator = ?1 and revokedAt is null and validTo >= ?2 order by id",
                        Delegation.class)
                .setParameter(1, delegator)
                .setParameter(2, today())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** What a list may be narrowed to; null narrows nothing. */
    record Filter(String delegator, String delegate, DelegationState state) {}

    /** Newest first. */
    Page<DelegationView> page(Filter filter, Paging paging, Caller caller) {
        StringBuilder where = new StringBuilder("where true");
        Map<String, Object> values = new HashMap<>();
        if (!caller.hasRole("SECADMIN")) {
            where.append(" and (d.delegator = :me or d.delegate = :me)");
            values.put("me", caller.id());
        }
        if (filter.delegator() != null) {
            where.append(" and d.delegator = :delegator");
            values.put("delegator", filter.delegator());
        }
        if (filter.delegate() != null) {
            where.append(" and d.delegate = :delegate");
            values.put("delegate", filter.delegate());
        }
        if (filter.state() != null) {
            where.append(" and ").append(filter.state().sql);
            if (filter.state() != DelegationState.REVOKED) {
                values.put("today", today());
            }
        }
        List<String> after = paging.after(1);
        if (after != null) {
            where.append(" and d.id < :before");
            values.put("before", id(after.get(0)));
        }
        var query = entities.createNativeQuery(
                "select * from delegation d " + where + " order by d.id desc limit :limit", Delegation.class);
        values.forEach(query::setParameter);
        query.setParameter("limit", paging.limit() + 1);
        List<DelegationView> rows = new ArrayList<>();
        for (Object row : query.getResultList()) {
            rows.add(DelegationView.of((Delegation) row, today()));
        }
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }
}
