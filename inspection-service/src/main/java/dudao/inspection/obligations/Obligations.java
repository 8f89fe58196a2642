package dudao.inspection.obligations;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.requests.Where;
import dudao.inspection.rulepacks.Cited;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.RulePacks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** What units are due, last had and lack, computed for the whole scope by one statement. */
@Singleton
class Obligations {

    /** After every date. */
    private static final String NEVER = "infinity";

    private static final RowMapper<Summary> SUMMARY = ConstructorMapper.of(Summary.class);

    private static final String COUNTY = "COUNTY_BUREAU";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final RulePacks packs;
    private final Caller caller;
    /** Of the installation; tests look at another. */
    String jurisdiction;

    @Inject
    Obligations(
            Jdbi jdbi,
            OrganizationTree tree,
            RulePacks packs,
            Caller caller,
            @ConfigProperty(name = "dudao.jurisdiction", defaultValue = RulePacks.NATIONAL) String jurisdiction) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.packs = packs;
        this.caller = caller;
        this.jurisdiction = jurisdiction;
    }

    /** How often counties are inspected. What nobody has read in a local law changes nothing. */
    private record CountyDuty(List<String> kinds, int years, String basis) {

        static final CountyDuty NATIONAL = new CountyDuty(List.of("SPECIAL", "COMPREHENSIVE"), 5, "教育督导条例第十四条");

        static CountyDuty of(Cited law) {
            List<String> kinds = law.rule().kinds().stream().map(Enum::name).toList();
            return new CountyDuty(kinds, law.rule().years().get(COUNTY), law.citation());
        }
    }

    private CountyDuty countyDuty(LocalDate on) {
        return packs.at(jurisdiction, on)
                .about(Matter.FREQUENCY, InspectionKind.COMPREHENSIVE)
                .filter(law -> law.rule().verified()
                        && law.rule().years() != null
                        && law.rule().years().containsKey(COUNTY))
                .map(CountyDuty::of)
                .orElse(CountyDuty.NATIONAL);
    }

    /** Of one rule over all its units. */
    @Schema(name = "ObligationSummary")
    public record Summary(
            String rule,
            boolean statutory,
            String basis,
            int units,
            int fulfilled,
            @Schema(description = "units that lack something") int lacking,
            @Schema(description = "visits that are missing") int shortfall,
            @Schema(description = "units without any visit on record") int never) {}

    Page<Obligation> list(ObligationFilter filter, LocalDate on, Paging paging) {
        List<String> after = after(paging);
        Where where = new Where("true", Map.of())
                .text("rule", filter.rule, "rule = :rule")
                .text("dueBefore", filter.dueBefore, "next_due < cast(:dueBefore as date)")
                .flag("lacking", filter.lacking, "shortfall > 0");
        String later = after == null
                ? ""
                : " and (coalesce(next_due, 'infinity'), organization_id, rule)"
                        + " > (cast(:due as date), cast(:unit as uuid), :last)";
        List<Obligation> rows = jdbi.withHandle(handle -> {
            Query query = handle.createQuery(DueBy.SQL + "select * from due " + where.sql() + later
                            + " order by coalesce(next_due, 'infinity'), organization_id, rule limit :limit")
                    .bindMap(where.values())
                    .bind("limit", paging.limit() + 1);
            if (after != null) {
                query.bind("due", after.get(0)).bind("unit", after.get(1)).bind("last", after.get(2));
            }
            return scoped(query, filter.under, on)
                    .map((row, context) -> obligation(row))
                    .list();
        });
        return Page.of(
                rows,
                paging,
                row -> List.of(
                        row.nextDue() == null ? NEVER : row.nextDue().toString(), row.organizationId(), row.rule()));
    }

    private static List<String> after(Paging paging) {
        List<String> after = paging.after(3);
        try {
            if (after != null) {
                UUID.fromString(after.get(1));
                if (!after.get(0).equals(NEVER)) {
                    LocalDate.parse(after.get(0));
                }
            }
            return after;
        } catch (IllegalArgumentException | DateTimeParseException otherList) {
            throw Cursor.invalid();
        }
    }

    List<Summary> summary(String under, LocalDate on) {
        return jdbi.withHandle(handle -> scoped(
                        handle.createQuery(
                                DueBy.SQL
                                        + """
                                        select rule, statutory, basis, count(*) as units,
                                          count(*) filter (where shortfall = 0 and (years is null or next_due >= cast(:on as date))) as fulfilled,
                                          count(*) filter (where shortfall > 0) as lacking, sum(shortfall) as shortfall,
                                          count(*) filter (where last_done is null) as never
                                        from due group by rule, statutory, basis order by statutory desc, rule"""),
                        under,
                        on)
                .map(SUMMARY)
                .list());
    }

    private Query scoped(Query query, String under, LocalDate on) {
        CountyDuty county = countyDuty(on);
        return query.bind("scope", tree.scopeOf(caller).paths())
                .bindArray("countyKinds", String.class, county.kinds())
                .bind("countyYears", county.years())
                .bind("countyBasis", county.basis())
                .bind("under", under)
                .bind("on", on);
    }

    private static Obligation obligation(ResultSet row) throws SQLException {
        return new Obligation(
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getString("rule"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getInt("times"),
                row.getObject("years", Integer.class),
                row.getBoolean("statutory"),
                row.getString("basis"),
                row.getString("term"),
                row.getInt("done"),
                row.getObject("last_done", LocalDate.class),
                row.getObject("not_before", LocalDate.class),
                row.getObject("next_due", LocalDate.class),
                row.getInt("shortfall"));
    }
}
