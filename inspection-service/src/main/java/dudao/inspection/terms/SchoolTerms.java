package dudao.inspection.terms;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** 学期. A unit has the terms of the nearest organisation above it, or itself, that has any. */
@Singleton
public class SchoolTerms {

    private static final RowMapper<SchoolTerm> TERM = ConstructorMapper.of(SchoolTerm.class);

    private final Jdbi jdbi;

    SchoolTerms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The term of a day; empty in the holidays and where no terms are known. */
    public Optional<SchoolTerm> of(UUID unit, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with nearest as (
                          select t.organization_id from school_term t
                          join organization o on o.id = t.organization_id
                          join organization u on u.id = :unit and u.path ^@ o.path
                          order by length(o.path) desc limit 1)
                        select t.id, t.organization_id, t.name, t.first_day, t.last_day
                        from school_term t join nearest using (organization_id)
                        where :day between t.first_day and t.last_day""")
                .bind("unit", unit)
                .bind("day", day)
                .map(TERM)
                .findOne());
    }

    List<SchoolTerm> visible(String[] scope) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.id, t.organization_id, t.name, t.first_day, t.last_day from school_term t
                        join organization o on o.id = t.organization_id
                        where o.path ^@ any(:scope) or exists (select from unnest(:scope) root where root ^@ o.path)
                        order by t.first_day desc, t.id limit 200""")
                .bind("scope", scope)
                .map(TERM)
                .list());
    }

    void add(SchoolTerm term, Actor by, Instant at) {
        jdbi.useHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtext('school_term'))");
            boolean overlaps = handle.createQuery(
                            """
                            select exists (select from school_term where organization_id = :organizationId
                                           and first_day <= :lastDay and last_day >= :firstDay)""")
                    .bindMethods(term)
                    .mapTo(Boolean.class)
                    .one();
            if (overlaps) {
                throw RuleViolation.of("TERMS_OVERLAP", "与已有学期重叠").at("/firstDay", "与已有学期重叠");
            }
            handle.createUpdate(
                            """
                            insert into school_term (id, organization_id, name, first_day, last_day, set_by, set_for, set_at)
                            values (:id, :organizationId, :name, :firstDay, :lastDay, :by, :for, :at)""")
                    .bindMethods(term)
                    .bind("by", by.id())
                    .bind("for", by.onBehalfOf())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute();
        });
    }
}
