package dudao.task.organizations.successions;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code organization_succession}. */
@Singleton
class Successions {

    private static final RowMapper<Succession> SUCCESSION = ConstructorMapper.of(Succession.class);
    private static final String PARTY =
            """
             exists (select from organization o
               where o.id = any(s.predecessor_ids || s.successor_ids) and o.path ^@ any(:scope))""";

    private final Jdbi jdbi;
    private final Clock clock;

    Successions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void add(Succession succession) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into organization_succession (id, version, kind, state, effective_on, predecessor_ids,
                          successor_ids, keep_code_of, name, code_scheme, code, parent_id, document_title,
                          document_number, recorded_at, recorded_by, recorded_for)
                        values (:id, :version, :kind, :state, :effectiveOn, :predecessors, :successors, :keepCodeOf, :name,
                          :codeScheme, :code, :parentId, :documentTitle, :documentNumber, :recordedAt, :recordedBy,
                          :recordedFor)""")
                .bindMethods(succession)
                .bindArray("predecessors", UUID.class, succession.predecessorIds())
                .bindArray("successors", UUID.class, succession.successorIds())
                .execute());
    }

    /** For whoever sees one of those it is about. */
    Succession get(UUID id, String[] scope) {
        return get(id, scope, "");
    }

    /** Nobody else decides about it until the transaction ends. */
    Succession lock(UUID id, String[] scope) {
        return get(id, scope, " for update");
    }

    private Succession get(UUID id, String[] scope, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select * from organization_succession s where id = :id and " + PARTY + lock)
                        .bind("id", id)
                        .bindArray("scope", String.class, (Object[]) scope)
                        .map(SUCCESSION)
                        .findOne())
                .orElseThrow(() -> RuleViolation.notFound("机构变更", id));
    }

    /** The newest first. */
    Page<Succession> of(UUID organization, Paging paging) {
        List<String> after = paging.after(1);
        List<Succession> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from organization_succession
                        where :id = any(predecessor_ids || successor_ids)
                          and (cast(:after as text) is null or cast(id as text) < :after)
                        order by cast(id as text) desc limit :limit""")
                .bind("id", organization)
                .bind("after", after == null ? null : after.get(0))
                .bind("limit", paging.limit() + 1)
                .map(SUCCESSION)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** Whether another one is to come for one of those that this one is about. */
    boolean isAnotherPlanned(Succession succession) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from organization_succession where state = 'PLANNED' and id <> :id
                          and (predecessor_ids && :all or successor_ids && :all))""")
                .bind("id", succession.id())
                .bindArray("all", UUID.class, List.copyOf(succession.everybody()))
                .mapTo(Boolean.class)
                .one());
    }

    /** One whose day has come; nobody else works on it until the transaction ends. */
    Optional<Succession> nextDue(LocalDate today, List<UUID> without) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from organization_succession
                        where state = 'PLANNED' and effective_on <= :today and id <> all(:without)
                        order by effective_on, id limit 1 for update skip locked""")
                .bind("today", today)
                .bindArray("without", UUID.class, without)
                .map(SUCCESSION)
                .findOne());
    }

    void takeEffect(UUID id) {
        jdbi.useHandle(handle -> handle.execute(
                """
                update organization_succession set state = 'EFFECTIVE', version = version + 1, blocked_because = null
                where id = ?""",
                id));
    }

    void block(UUID id, String because) {
        jdbi.useHandle(handle -> handle.execute(
                "update organization_succession set blocked_because = ?, version = version + 1"
                        + " where id = ? and blocked_because is distinct from ?",
                because,
                id,
                because));
    }

    void withdraw(UUID id, String by) {
        jdbi.useHandle(handle -> handle.execute(
                """
                update organization_succession set state = 'WITHDRAWN', version = version + 1, withdrawn_at = ?,
                  withdrawn_by = ? where id = ?""",
                clock.instant().atOffset(ZoneOffset.UTC),
                by,
                id));
    }

    /** Something of its tasks was decided: whoever read the proposals before has not seen that. */
    void touch(UUID id) {
        jdbi.useHandle(
                handle -> handle.execute("update organization_succession set version = version + 1 where id = ?", id));
    }
}
