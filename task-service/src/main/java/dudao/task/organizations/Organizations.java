package dudao.task.organizations;

import dudao.commons.events.Outbox;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
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
class Organizations {

    static final String TOPIC = "organization.events.v1";
    /** What every path begins with. */
    static final String[] EVERYWHERE = {""};

    private static final long LOCK = 0x6475_6461_6f02L;
    private static final RowMapper<Organization> ORGANIZATION = ConstructorMapper.of(Organization.class);

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    Organizations(Jdbi jdbi, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One change of the tree at a time: places are computed from what stands above. */
    void lock() {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(" + LOCK + ")"));
    }

    /** @param scope paths of the roots of what the caller may see */
    Organization get(UUID id, String[] scope) {
        return one("where id = :id and path ^@ any(:scope)", scope, "id", id)
                .orElseThrow(() -> RuleViolation.notFound("机构", id));
    }

    Organization byCode(CodeScheme scheme, String code, String[] scope) {
        return one("where code_scheme = '" + scheme + "' and code = :code and path ^@ any(:scope)", scope, "code", code)
                .orElseThrow(() -> RuleViolation.notFound(scheme + " 代码", code));
    }

    private Optional<Organization> one(String where, String[] scope, String name, Object value) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from organization " + where)
                .bindArray("scope", String.class, (Object[]) scope)
                .bind(name, value)
                .map(ORGANIZATION)
                .findOne());
    }

    Organization get(UUID id) {
        return get(id, EVERYWHERE);
    }

    Optional<Organization> find(UUID id) {
        return one("where id = :id and path ^@ any(:scope)", EVERYWHERE, "id", id);
    }

    List<Organization> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from organization")
                .map(ORGANIZATION)
                .list());
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
                        order by path limit :limit""")
                .bindFields(filter)
                .bindArray("scope", String.class, (Object[]) scope)
                .bind("after", after == null ? "" : after.get(0))
                .bind("limit", paging.limit() + 1)
                .map(ORGANIZATION)
                .list());
        return Page.of(rows, paging, row -> List.of(row.path()));
    }

    /**
     * Writes organisations, new ones with version 0, and the event of each: two inserts in one statement however many
     * they are.
     *
     * @param correlationId what the events have in common; else each stands for itself
     */
    void save(Collection<Organization> changed, UUID correlationId) {
        if (changed.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            Update update = handle.createUpdate(
                    """
                    with saved as (
                      insert into organization (id, kind, name, parent_id, path, county_id, school_class, ownership,
                                                code_scheme, code, version)
                      select * from unnest(:ids, :kinds, :names, :parents, :paths, :counties, :classes, :ownerships,
                                           :schemes, :codes, cast(:versions as bigint[]))
                      on conflict (id) do update set kind = excluded.kind, name = excluded.name,
                        parent_id = excluded.parent_id, path = excluded.path, county_id = excluded.county_id,
                        school_class = excluded.school_class, ownership = excluded.ownership,
                        code_scheme = excluded.code_scheme, code = excluded.code, version = excluded.version
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
                             'ownership', ownership, 'codeScheme', code_scheme, 'code', code, 'relations', (
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
        outbox.wakeRelay();
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
