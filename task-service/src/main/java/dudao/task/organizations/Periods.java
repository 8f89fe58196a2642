package dudao.task.organizations;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Table {@code organization_period}: what an organisation was called and where it stood, day by day. */
@Singleton
class Periods {

    private static final RowMapper<Organization> ORGANIZATION = ConstructorMapper.of(Organization.class);

    /** Of several changes of one day the last counts. */
    private static final String KEEP =
            """
            with changed as (
              select o.*, p.valid_from as since from organization o
              left join organization_period p on p.organization_id = o.id and p.valid_to is null
              where o.id = any(:ids) and (o.closed_on is not null
                or (o.kind, o.name, o.parent_id, o.path, o.county_id, o.school_class, o.ownership)
                   is distinct from (p.kind, p.name, p.parent_id, p.path, p.county_id, p.school_class, p.ownership))
            ), ended as (
              update organization_period p set valid_to = coalesce(c.closed_on, cast(:on as date)) - 1 from changed c
              where p.organization_id = c.id and p.valid_to is null
                and (c.closed_on is not null or p.valid_from < :on)
            )
            insert into organization_period (organization_id, valid_from, kind, name, parent_id, path, county_id,
                                             school_class, ownership)
            select id, case when since is null then coalesce(opened_on, '-infinity') else :on end, kind, name, parent_id,
                   path, county_id, school_class, ownership
            from changed where closed_on is null
            on conflict (organization_id, valid_from) do update set kind = excluded.kind, name = excluded.name,
              parent_id = excluded.parent_id, path = excluded.path, county_id = excluded.county_id,
              school_class = excluded.school_class, ownership = excluded.ownership""";

    /**
     * Whoever sees an organisation today sees also what it was, and whoever had it then sees what it was then. The
     * code is the one it is known by, if it had that then, else one it had.
     */
    private static final String ON =
            """
            select o.id, p.kind, p.name, p.parent_id, p.path, p.county_id, p.school_class, p.ownership,
                   code.scheme as code_scheme, code.value as code, o.opened_on, o.closed_on, o.version
            from organization_period p join organization o on o.id = p.organization_id
            left join lateral (
              select scheme, value from organization_code c
              where c.organization_id = o.id and c.valid_from <= :on and coalesce(c.valid_to, 'infinity') >= :on
              order by c.scheme = o.code_scheme desc, c.scheme limit 1) code on true
            where p.valid_from <= :on and coalesce(p.valid_to, 'infinity') >= :on
              and (p.path ^@ any(:scope) or o.path ^@ any(:scope))""";

    private final Jdbi jdbi;

    Periods(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What the table of organisations says from a day on. */
    void keep(List<UUID> organizations, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate(KEEP)
                .bindArray("ids", UUID.class, organizations)
                .bind("on", on)
                .execute());
    }

    /** First day of what is said about it now; empty when that has been so for as long as anything is known. */
    Optional<LocalDate> since(UUID organization) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select greatest(
                          (select max(valid_from) from organization_period where organization_id = :id and valid_from > '-infinity'),
                          (select max(valid_from) from organization_code where organization_id = :id and valid_from > '-infinity'))""")
                .bind("id", organization)
                .mapTo(LocalDate.class)
                .findOne());
    }

    Optional<Organization> find(UUID id, LocalDate on, String[] scope) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(ON + " and o.id = :id"), on, scope)
                .bind("id", id)
                .map(ORGANIZATION)
                .findOne());
    }

    /** Of a code that is known without its first day the later holder has it only from the other's end on. */
    Optional<Organization> byCode(CodeScheme scheme, String value, LocalDate on, String[] scope) {
        return jdbi.withHandle(handle -> bind(
                        handle.createQuery(
                                ON
                                        + """
                                 and o.id = (
                                  select organization_id from organization_code
                                  where scheme = :scheme and value = :value and valid_from <= :on
                                    and coalesce(valid_to, 'infinity') >= :on
                                  order by valid_from desc limit 1)"""),
                        on,
                        scope)
                .bind("scheme", scheme)
                .bind("value", value)
                .map(ORGANIZATION)
                .findOne());
    }

    /** @param under paths as they were then */
    Page<Organization> list(OrganizationFilter filter, LocalDate on, String[] under, String[] scope, Paging paging) {
        List<String> after = paging.after(1);
        List<Organization> rows = jdbi.withHandle(handle -> bind(
                        handle.createQuery(
                                ON
                                        + """
                                 and p.path ^@ any(:roots) and p.path > :after
                                  and (cast(:kind as text) is null or p.kind = :kind)
                                  and (cast(:name as text) is null or position(:name in p.name) > 0)
                                  and (cast(:schoolClass as text) is null or p.school_class = :schoolClass)
                                  and (cast(:ownership as text) is null or p.ownership = :ownership)
                                order by p.path limit :limit"""),
                        on,
                        scope)
                .bindFields(filter)
                .bindArray("roots", String.class, (Object[]) under)
                .bind("after", after == null ? "" : after.get(0))
                .bind("limit", paging.limit() + 1)
                .map(ORGANIZATION)
                .list());
        return Page.of(rows, paging, row -> List.of(row.path()));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, LocalDate on, String[] scope) {
        return statement.bind("on", on).bindArray("scope", String.class, (Object[]) scope);
    }
}
