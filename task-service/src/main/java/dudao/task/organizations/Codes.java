package dudao.task.organizations;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code organization_code}: which codes an organisation had on which days. Call it holding the lock of the tree. */
@Singleton
public class Codes {

    private static final RowMapper<DatedCode> CODE = ConstructorMapper.of(DatedCode.class);
    private static final String COLUMNS =
            "scheme, value, nullif(valid_from, '-infinity') as \"from\", valid_to as \"to\"";

    private static final List<String> GIVEN_ONCE = Arrays.stream(CodeScheme.values())
            .filter(scheme -> scheme.neverReused)
            .map(Enum::name)
            .toList();

    private final Jdbi jdbi;

    Codes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<DatedCode> of(UUID organization) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from organization_code where organization_id = :id order by scheme, valid_from, value")
                .bind("id", organization)
                .map(CODE)
                .list());
    }

    /** Of schemes whose codes are given once: those nobody has any more. */
    public Set<String> givenUp() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select value from organization_code where scheme = any(:once) group by scheme, value
                        having bool_and(valid_to is not null)""")
                .bindArray("once", String.class, GIVEN_ONCE)
                .mapTo(String.class)
                .set());
    }

    /** Refuses a code that another organisation has or, where codes are given once, ever had. */
    public void mustBeFree(DatedCode wanted, UUID organization, String pointer) {
        List<DatedCode> others = jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from organization_code where scheme = :scheme and value = :value and"
                        + " organization_id <> :id")
                .bindMethods(wanted)
                .bind("id", organization)
                .map(CODE)
                .list());
        if (others.stream().anyMatch(wanted::overlaps)) {
            throw RuleViolation.of("DUPLICATE", wanted.scheme() + " 代码 " + wanted.value() + " 在这段时间属于另一机构")
                    .at(pointer, "已属于另一机构");
        }
        boolean inherited = of(organization).stream()
                .anyMatch(own -> own.scheme() == wanted.scheme() && own.value().equals(wanted.value()));
        if (wanted.scheme().neverReused && !others.isEmpty() && !inherited) {
            throw RuleViolation.of("CODE_GIVEN_UP", wanted.scheme() + " 代码 " + wanted.value() + " 曾属于另一机构，注销后不再使用")
                    .at(pointer, "已注销，不再使用");
        }
    }

    /** All codes of an organisation from now on, instead of those it named before. */
    public void replace(UUID organization, List<DatedCode> codes) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from organization_code where organization_id = ?", organization);
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into organization_code (organization_id, scheme, value, valid_from, valid_to)
                    values (:organization, :scheme, :value, coalesce(:from, '-infinity'::date), :to)""");
            codes.forEach(each ->
                    batch.bindMethods(each).bind("organization", organization).add());
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    /** Its last day was the one before. */
    public void end(UUID organization, CodeScheme onlyScheme, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update organization_code set valid_to = cast(:on as date) - 1
                        where organization_id = :id and valid_to is null
                          and (cast(:scheme as text) is null or scheme = :scheme)""")
                .bind("id", organization)
                .bind("scheme", onlyScheme)
                .bind("on", on)
                .execute());
    }

    public void begin(UUID organization, CodeScheme scheme, String value, LocalDate on) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into organization_code (organization_id, scheme, value, valid_from) values (?, ?, ?, ?)",
                organization,
                scheme.name(),
                value,
                on));
    }

    /** The code each of them is known by becomes its own, of a new organisation for as long as anything is known. */
    void keep(Collection<Organization> changed, LocalDate on) {
        List<Organization> coded = changed.stream()
                .filter(each -> each.code() != null && !each.isClosed())
                .toList();
        if (coded.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into organization_code (organization_id, scheme, value, valid_from)
                        select w.id, w.scheme, w.code, case when w.version > 0 then :on else coalesce(w.opened_on,
                          (select max(c.valid_to) + 1 from organization_code c where c.scheme = w.scheme and c.value = w.code),
                          '-infinity') end
                        from unnest(:ids, :schemes, :codes, cast(:opened as date[]), cast(:versions as bigint[]))
                          w (id, scheme, code, opened_on, version)
                        where not exists (select from organization_code c where c.organization_id = w.id
                          and c.scheme = w.scheme and c.value = w.code and c.valid_to is null)""")
                .bind("on", on)
                .bindArray(
                        "ids", UUID.class, coded.stream().map(Organization::id).toList())
                .bindArray(
                        "schemes",
                        String.class,
                        coded.stream().map(Organization::codeScheme).toList())
                .bindArray(
                        "codes",
                        String.class,
                        coded.stream().map(Organization::code).toList())
                .bindArray("opened", String.class, Days.of(coded, Organization::openedOn))
                .bindArray(
                        "versions",
                        Long.class,
                        coded.stream().map(Organization::version).toList())
                .execute());
    }
}
