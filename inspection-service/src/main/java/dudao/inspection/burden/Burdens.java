package dudao.inspection.burden;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.access.Sight;
import dudao.inspection.filing.FilingRules;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@Singleton
class Burdens {

    private static final String VISITS =
            """
            select i.id as inspection_id, i.kind, i.mode, i.title, i.office_id, f.name as office, i.visit_from, i.visit_to,
              i.state, i.filing_number, t.name as term
            from inspection i
            join organization o on o.id = i.organization_id
            left join organization f on f.id = i.office_id
            left join lateral (
              select term.name from school_term term
              where i.visit_from between term.first_day and term.last_day and term.organization_id = (
                select w.id from organization w
                where o.path ^@ w.path and exists (select from school_term any_of where any_of.organization_id = w.id)
                order by length(w.path) desc limit 1)) t on true
            where i.organization_id = :unit and i.state <> 'CANCELLED'
              and i.visit_from between make_date(:year, 1, 1) and make_date(:year, 12, 31) and\s"""
                    + Sight.INSPECTION + " order by i.visit_from, i.id limit 1000";

    private static final String CAPS =
            """
            select distinct p.office_id, p.most_visits_per_term from yearly_plan p
            join yearly_plan_entry e on e.plan_id = p.id
            join organization under on under.id = e.under_id
            join organization o on o.id = :unit and o.path ^@ under.path
            where p.year = :year and p.state = 'APPROVED' and p.most_visits_per_term is not null
            order by p.office_id""";

    private static final RowMapper<Burden.Visit> VISIT = ConstructorMapper.of(Burden.Visit.class);
    private static final RowMapper<Burden.Cap> CAP = ConstructorMapper.of(Burden.Cap.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Burdens(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    Burden of(UUID unit, int year) {
        return jdbi.withHandle(handle -> {
            List<Burden.Visit> visits = handle.createQuery(VISITS)
                    .bindMap(Sight.of(caller, tree).parameters())
                    .bind("unit", unit)
                    .bind("year", year)
                    .map(VISIT)
                    .list();
            // Row security leaves the plans to those who may read them.
            List<Burden.Cap> caps = handle.createQuery(CAPS)
                    .bind("unit", unit)
                    .bind("year", year)
                    .map(CAP)
                    .list();
            return new Burden(unit, year, visits, terms(visits), caps.isEmpty() ? null : caps, clashes(visits));
        });
    }

    private static List<Burden.InTerm> terms(List<Burden.Visit> visits) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        visits.stream()
                .filter(visit -> visit.term() != null && visit.filingNumber() != null)
                .forEach(visit -> counts.merge(visit.term(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> new Burden.InTerm(each.getKey(), each.getValue()))
                .toList();
    }

    /** Of visits in the order of their first days. */
    static List<Burden.Clash> clashes(List<Burden.Visit> visits) {
        List<Burden.Clash> clashes = new ArrayList<>();
        for (int one = 0; one < visits.size(); one++) {
            for (int other = one + 1; other < visits.size(); other++) {
                long apart = ChronoUnit.DAYS.between(
                        visits.get(one).visitTo(), visits.get(other).visitFrom());
                if (apart <= FilingRules.CLASH_DAYS) {
                    clashes.add(new Burden.Clash(
                            visits.get(one).inspectionId(), visits.get(other).inspectionId(), (int)
                                    Math.max(0, apart)));
                }
            }
        }
        return clashes;
    }
}
