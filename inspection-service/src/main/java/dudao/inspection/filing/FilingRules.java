package dudao.inspection.filing;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.access.Sight;
import dudao.inspection.requests.Days;
import dudao.inspection.terms.SchoolTerm;
import dudao.inspection.terms.SchoolTerms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * The yearly plan an office has approved for itself binds its filings: what is in it, how often a unit is visited in a
 * term, and how far apart. What a caller may not see counts for nothing here, so that no refusal tells of a secret visit.
 */
@Singleton
public class FilingRules {

    /** What counts as near where no plan says so: no law does. */
    public static final int CLASH_DAYS = 14;

    /** @param approvedFor the person a delegate approved for, or null */
    public record FilingException(
            List<String> codes, String reason, String approvedBy, String approvedFor, OffsetDateTime approvedAt) {}

    /**
     * How often a unit is visited in a term and how far apart.
     *
     * @param title of the approved plan that has it so
     */
    public record Caps(String title, Integer mostVisitsPerTerm, int clashDays) {

        static Caps of(YearlyPlan plan) {
            return new Caps(plan.title, plan.mostVisitsPerTerm, plan.clashDays);
        }
    }

    private record Other(UUID id, LocalDate from, LocalDate to, List<String> matters, boolean filed) {}

    private static final String OTHERS =
            """
            select i.id, i.visit_from, i.visit_to, i.matters, i.filing_number is not null as filed
            from inspection i join organization o on o.id = i.organization_id
            where i.organization_id = :unit and i.id <> :id and i.state not in ('CANCELLED', 'CLOSED', 'ARCHIVED')
              and i.visit_from <= :last and i.visit_to >= :first and\s"""
                    + Sight.INSPECTION + " order by i.filing_number is null, i.visit_from, i.id limit 20";

    private static final String HELD =
            """
            select count(*) from inspection i join organization o on o.id = i.organization_id
            where i.organization_id = :unit and i.id <> :id and i.state <> 'CANCELLED' and i.filing_number is not null
              and i.visit_from between :first and :last and\s"""
                    + Sight.INSPECTION;

    private final YearlyPlans plans;
    private final SchoolTerms terms;
    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    FilingRules(YearlyPlans plans, SchoolTerms terms, Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.plans = plans;
        this.terms = terms;
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /**
     * An office without an approved plan of the year is not free of rules by that: how often and how far apart a unit is
     * visited is then as the nearest body above it has approved. Nothing stands against it where no plan is at all.
     */
    public FilingCheck check(Filing filing) {
        int year = filing.visitFrom().getYear();
        Optional<YearlyPlan> approved = plans.approved(filing.officeId(), year);
        Optional<Caps> binding = binding(filing.officeId(), year);
        List<FilingCheck.Obstacle> obstacles = new ArrayList<>();
        FilingCheck.Merge merge = null;
        approved.filter(plan -> !isPlanned(filing, plan))
                .map(plan -> new FilingCheck.Obstacle(FilingCheck.OUTSIDE_PLAN, "不在 " + plan.title + " 之内"))
                .ifPresent(obstacles::add);
        if (binding.isPresent()) {
            Caps plan = binding.get();
            overCap(filing, plan).ifPresent(obstacles::add);
            List<Other> near = near(filing, plan.clashDays());
            if (!near.isEmpty()) {
                obstacles.add(new FilingCheck.Obstacle(
                        FilingCheck.CLASH, "前后 " + plan.clashDays() + " 天内该单位另有 " + near.size() + " 次督导"));
                merge = merged(filing, near);
            }
        }
        return new FilingCheck(obstacles, merge);
    }

    /** By its own approved plan of the year, else by that of the nearest body above it; empty where there is neither. */
    public Optional<Caps> binding(UUID office, int year) {
        return plans.approved(office, year).map(Caps::of).or(() -> plans.above(office, year));
    }

    private boolean isPlanned(Filing filing, YearlyPlan plan) {
        OrganizationTree.Node unit = tree.get(filing.organizationId());
        return plan.entries.stream()
                .anyMatch(entry -> entry.id().equals(filing.planEntryId())
                        && entry.kind() == filing.kind()
                        && !filing.visitFrom().isBefore(entry.firstDay())
                        && !filing.visitTo().isAfter(entry.lastDay())
                        && tree.find(entry.underId())
                                .filter(under -> under.contains(unit))
                                .isPresent());
    }

    private Optional<FilingCheck.Obstacle> overCap(Filing filing, Caps plan) {
        if (plan.mostVisitsPerTerm() == null) {
            return Optional.empty();
        }
        return terms.of(filing.organizationId(), filing.visitFrom())
                .filter(term -> held(filing, term) >= plan.mostVisitsPerTerm())
                .map(term -> new FilingCheck.Obstacle(
                        FilingCheck.OVER_CAP, term.name() + " 对该单位的督导已备案 " + plan.mostVisitsPerTerm() + " 次"));
    }

    private int held(Filing filing, SchoolTerm term) {
        return jdbi.withHandle(handle -> handle.createQuery(HELD)
                .bindMap(Sight.of(caller, tree).parameters())
                .bind("unit", filing.organizationId())
                .bind("id", filing.inspectionId())
                .bind("first", term.firstDay())
                .bind("last", term.lastDay())
                .mapTo(Integer.class)
                .one());
    }

    private List<Other> near(Filing filing, int days) {
        return jdbi.withHandle(handle -> handle.createQuery(OTHERS)
                .bindMap(Sight.of(caller, tree).parameters())
                .bind("unit", filing.organizationId())
                .bind("id", filing.inspectionId())
                .bind("first", filing.visitFrom().minusDays(days))
                .bind("last", filing.visitTo().plusDays(days))
                .map((row, context) -> new Other(
                        row.getObject("id", UUID.class),
                        row.getObject("visit_from", LocalDate.class),
                        row.getObject("visit_to", LocalDate.class),
                        List.of((String[]) row.getArray("matters").getArray()),
                        row.getBoolean("filed")))
                .list());
    }

    /** On the days of the one that is filed already, else of the first. */
    private static FilingCheck.Merge merged(Filing filing, List<Other> near) {
        Other first = near.get(0);
        boolean theirs = first.filed() || first.from().isBefore(filing.visitFrom());
        Set<String> matters = new LinkedHashSet<>(filing.matters());
        near.forEach(each -> matters.addAll(each.matters()));
        return new FilingCheck.Merge(
                Stream.concat(Stream.of(filing.inspectionId()), near.stream().map(Other::id))
                        .toList(),
                theirs ? first.from() : filing.visitFrom(),
                theirs ? first.to() : filing.visitTo(),
                List.copyOf(matters));
    }

    /** The codes an exception of this visit covers. */
    public List<String> approved(UUID inspection) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select unnest(codes) from inspection_exception where inspection_id = :id")
                        .bind("id", inspection)
                        .mapTo(String.class)
                        .list());
    }

    /** What was approved although it stood against the rules, by whom and why. */
    public Optional<FilingException> exception(UUID inspection) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select codes, reason, approved_by, approved_for, approved_at from inspection_exception
                        where inspection_id = :id""")
                .bind("id", inspection)
                .map((row, context) -> new FilingException(
                        List.of((String[]) row.getArray("codes").getArray()),
                        row.getString("reason"),
                        row.getString("approved_by"),
                        row.getString("approved_for"),
                        Days.shown(row.getObject("approved_at", OffsetDateTime.class))))
                .findOne());
    }

    /** Somebody else than who planned it takes responsibility for what stands against it now. */
    public void except(UUID inspection, List<String> codes, String reason, Actor by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into inspection_exception (inspection_id, codes, reason, approved_by, approved_for, approved_at)
                        values (:id, :codes, :reason, :by, :for, :at)
                        on conflict (inspection_id) do update set codes = excluded.codes, reason = excluded.reason,
                          approved_by = excluded.approved_by, approved_for = excluded.approved_for,
                          approved_at = excluded.approved_at""")
                .bind("id", inspection)
                .bindArray("codes", String.class, codes)
                .bind("reason", reason)
                .bind("by", by.id())
                .bind("for", by.onBehalfOf())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
