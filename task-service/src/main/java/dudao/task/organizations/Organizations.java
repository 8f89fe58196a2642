package dudao.task.organizations;

import dudao.commons.events.Outbox;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;

/** Table {@code organization}, in this service the source of the tree. */
@Singleton
public class Organizations {

    /** What every path begins with. */
    public static final String[] EVERYWHERE = {""};

    private static final String TOPIC = "organization.events.v1";

    private static final long LOCK = 0x6475_6461_6f02L;
    private static final RowMapper<Organization> ORGANIZATION = ConstructorMapper.of(Organization.class);

    private final Jdbi jdbi;
    private final Codes codes;
    private final Periods periods;
    private final Outbox outbox;
    private final Clock clock;

    Organizations(Jdbi jdbi, Codes codes, Periods periods, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.codes = codes;
        this.periods = periods;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One change of the tree at a time: places are computed from what stands above. */
    public void lock() {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(" + LOCK + ")"));
    }

    /** @param scope paths of the roots of what the caller may see */
    public Organization get(UUID id, String[] scope) {
        return one("where id = :id and path ^@ any(:scope)", scope, "id", id)
                .orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    /** As it was at the end of that day. */
    Organization get(UUID id, LocalDate on, String[] scope) {
        return periods.find(id, on, scope).orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    /** Whoever has the code today. */
    Organization byCode(CodeScheme scheme, String code, String[] scope) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select * from organization where path ^@ any(:scope) and (
                                  code_scheme = :scheme and code = :code and closed_on is null
                                  or id = (select organization_id from organization_code
                                    where scheme = :scheme and value = :code and valid_from <= :today
                                      and coalesce(valid_to, 'infinity') >= :today order by valid_from desc limit 1))""")
                        .bindArray("scope", String.class, (Object[]) scope)
                        .bind("scheme", scheme)
                        .bind("code", code)
                        .bind("today", today())
                        .map(ORGANIZATION)
                        .findFirst())
                .orElseThrow(() -> RuleViolation.notFound(scheme + " 代码", code));
    }

    /** Whoever had the code on that day. */
    Organization byCode(CodeScheme scheme, String code, LocalDate on, String[] scope) {
        return periods.byCode(scheme, code, on, scope).orElseThrow(() -> RuleViolation.notFound(scheme + " 代码", code));
    }

    /** This one and all that stand below it, parents first. */
    public List<Organization> subtree(Organization root) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from organization where path >= :path and path < :path || '~' order by path")
                .bind("path", root.path())
                .map(ORGANIZATION)
                .list());
    }

    /** First day of what is said about it now; null when that has been so for as long as anything is known. */
    public LocalDate since(UUID id) {
        return periods.since(id).orElse(null);
    }

    private Optional<Organization> one(String where, String[] scope, String name, Object value) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from organization " + where)
                .bindArray("scope", String.class, (Object[]) scope)
                .bind(name, value)
                .map(ORGANIZATION)
                .findOne());
    }

    public Organization get(UUID id) {
        return get(id, EVERYWHERE);
    }

    public Optional<Organization> find(UUID id) {
        return one("where id = :id and path ^@ any(:scope)", EVERYWHERE, "id", id);
    }

    public List<Organization> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from organization")
                .map(ORGANIZATION)
                .list());
    }

    /**
     * Parents before what stands under them.
     *
     * @param on as they were at the end of that day
     * @param under paths as they were then
     */
    Page<Organization> list(OrganizationFilter filter, LocalDate on, String[] under, String[] scope, Paging paging) {
        return periods.list(filter, on, under, scope, paging);
    }

    /** Parents before what stands under them. */
    Page<Organization> list(OrganizationFilter filter, String[] scope, Paging paging) {
        List<String> after = paging.after(1);
        List<Organization> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from organization
                        where path ^@ any(:scope) and path > :after
                          and (cast(:kind as text) is null or kind = :kind)
                          and (cast(:name as text) is null or position(:name in name) > 0)
                          and (cast(:schoolClass as text) is null or school_class = :schoolClass)
                          and (cast(:ownership as text) is null or ownership = :ownership)
                          and (cast(:open as boolean) is null or (closed_on is null) = cast(:open as boolean))
                        order by path limit :limit""")
                .bindFields(filter)
                .bindArray("scope", String.class, (Object[]) scope)
                .bind("after", after == null ? "" : after.get(0))
                .bind("limit", paging.limit() + 1)
                .map(ORGANIZATION)
                .list());
        return Page.of(rows, paging, row -> List.of(row.path()));
    }

    /** Writes what holds from today on. */
    public void save(Collection<Organization> changed, UUID correlationId) {
        save(changed, today(), correlationId);
    }

    public LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }

    /**
     * Writes organisations, new ones with version 0, their dated codes and periods, and the event of each: a few
     * statements however many they are. One that gives its code up stands before the one that takes it.
     *
     * @param on first day of what is written
     * @param correlationId what the events have in common; else each stands for itself
     */
    public void save(Collection<Organization> changed, LocalDate on, UUID correlationId) {
        if (changed.isEmpty()) {
            return;
        }
        codes.keep(changed, on);
        write(changed, correlationId);
        periods.keep(changed.stream().map(Organization::id).toList(), on);
        outbox.wakeRelay();
    }

    private void write(Collection<Organization> changed, UUID correlationId) {
        jdbi.useHandle(handle -> {
            Update update = handle.createUpdate(
                    """
                    with saved as (
                      insert into organization (id, kind, name, parent_id, path, county_id, school_class, ownership,
                                                code_scheme, code, opened_on, closed_on, version)
                      select * from unnest(:ids, :kinds, :names, :parents, :paths, :counties, :classes, :ownerships,
                                           :schemes, :codes, cast(:opened as date[]), cast(:closed as date[]),
                                           cast(:versions as bigint[]))
                      on conflict (id) do update set kind = excluded.kind, name = excluded.name,
                        parent_id = excluded.parent_id, path = excluded.path, county_id = excluded.county_id,
                        school_class = excluded.school_class, ownership = excluded.ownership,
                        code_scheme = excluded.code_scheme, code = excluded.code, opened_on = excluded.opened_on,
                        closed_on = excluded.closed_on, version = excluded.version
                      returning *
                    ), event as (
                      select saved.*, uuidv7() as event_id from saved
                    )
                    insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor,
                                              on_behalf_of, data, organization_id, downward)
                    select event_id, :topic,
                           'dudao.organization.' || case when version = 0 then 'registered' else 'changed' end || '.v1',
                           id, version, :now, coalesce(:correlation, cast(event_id as text)), :actor,
                           :onBehalfOf, cast(json_strip_nulls(json_build_object('organizationId', id, 'kind', kind, 'name', name,
                             'parentId', parent_id, 'path', path, 'countyId', county_id, 'schoolClass', school_class,
                             'ownership', ownership, 'codeScheme', code_scheme, 'code', code, 'openedOn', opened_on,
                             'closedOn', closed_on, 'successorIds', case when closed_on is not null then (
                               select to_json(s.successor_ids) from organization_succession s
                               where s.state = 'EFFECTIVE' and event.id = any(s.predecessor_ids)
                                 and s.effective_on = event.closed_on and s.kind in ('MERGE', 'SPLIT') limit 1) end,
                             'codes', (
                               select coalesce(json_agg(json_build_object('scheme', c.scheme, 'value', c.value,
                                        'from', nullif(c.valid_from, '-infinity'), 'to', c.valid_to)
                                        order by c.scheme, c.valid_from, c.value), '[]')
                               from organization_code c where c.organization_id = event.id), 'relations', (
                               select coalesce(json_agg(json_build_object('superiorId', r.superior_id, 'kind', r.kind,
                                        'from', r.valid_from, 'to', r.valid_to)
                                        order by r.valid_from, r.superior_id, r.kind), '[]')
                               from organization_relation r where r.organization_id = event.id))) as text), id, true
                    from event""");
            ids(update, "ids", changed, Organization::id);
            ids(update, "parents", changed, Organization::parentId);
            ids(update, "counties", changed, Organization::countyId);
            texts(update, "kinds", changed, Organization::kind);
            texts(update, "names", changed, Organization::name);
            texts(update, "paths", changed, Organization::path);
            texts(update, "classes", changed, Organization::schoolClass);
            texts(update, "ownerships", changed, Organization::ownership);
            texts(update, "schemes", changed, Organization::codeScheme);
            texts(update, "codes", changed, Organization::code);
            update.bindArray("opened", String.class, Days.of(changed, Organization::openedOn))
                    .bindArray("closed", String.class, Days.of(changed, Organization::closedOn));
            update.bindArray(
                            "versions",
                            Long.class,
                            changed.stream().map(Organization::version).toList())
                    .bind("topic", TOPIC)
                    .bind("now", OffsetDateTime.now(clock))
                    .bind("correlation", correlationId == null ? null : correlationId.toString())
                    .bind("actor", outbox.actor())
                    .bind("onBehalfOf", outbox.onBehalfOf())
                    .execute();
        });
    }

    private static void ids(
            Update update, String name, Collection<Organization> rows, Function<Organization, UUID> column) {
        update.bindArray(name, UUID.class, rows.stream().map(column).toList());
    }

    private static void texts(
            Update update, String name, Collection<Organization> rows, Function<Organization, String> column) {
        update.bindArray(name, String.class, rows.stream().map(column).toList());
    }
}
