package dudao.plan.overlap;

import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.audience.Reach;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Pairs as people read them: two statements for a page of them. */
@Singleton
class OverlapViews {

    private static final int SHOWN_UNITS = 20;
    private static final int SHOWN_WORDING = 40;
    private static final Map<String, String> EVERY =
            Map.of("day", "每日", "week", "每周", "month", "每月", "quarter", "每季度", "semester", "每学期", "year", "每年");

    private final Jdbi jdbi;

    OverlapViews(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Overlap> of(List<Pair> pairs, Reach.Units units, Map<String, Object> reader) {
        Map<UUID, String> names = names(pairs.stream()
                .flatMap(pair -> units.first(pair.common(), SHOWN_UNITS).stream())
                .distinct()
                .toArray(UUID[]::new));
        Map<UUID, OffsetDateTime> reported = lastReported(
                pairs.stream()
                        .map(Pair::targetOfEarlier)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new),
                reader);
        return pairs.stream()
                .map(pair -> view(pair, units, names, reported.get(pair.targetOfEarlier())))
                .toList();
    }

    private Map<UUID, String> names(UUID[] ids) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, name from organization where id = any(:ids)")
                .bindArray("ids", UUID.class, (Object[]) ids)
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("id", UUID.class), row.getColumn("name", String.class));
                    return all;
                }));
    }

    /** By tasks the caller may see; what others reported is theirs. */
    private Map<UUID, OffsetDateTime> lastReported(UUID[] targets, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.target_id, max(r.at) at from report_value r
                        join task_state s on s.task_id = r.task_id and s.until is null
                        join plan_item i on i.id = s.item_id join plan p on p.id = i.plan_id
                        where r.target_id = any(:targets) and %s group by r.target_id"""
                                .formatted(PlanAccess.TASK_READABLE))
                .bindMap(reader)
                .bindArray("targets", UUID.class, (Object[]) targets)
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(
                            row.getColumn("target_id", UUID.class),
                            shanghai(row.getColumn("at", OffsetDateTime.class)));
                    return all;
                }));
    }

    private static OffsetDateTime shanghai(OffsetDateTime at) {
        return at.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    private static Overlap view(Pair pair, Reach.Units units, Map<UUID, String> names, OffsetDateTime lastReported) {
        List<Overlap.Unit> first = units.first(pair.common(), SHOWN_UNITS).stream()
                .map(id -> new Overlap.Unit(id, names.get(id)))
                .toList();
        return new Overlap(
                pair.kind(),
                pair.settled(),
                pair.subject(),
                side(pair.here(), pair.hereTarget()),
                side(pair.there(), pair.thereTarget()),
                new Overlap.Units(pair.common().cardinality(), first),
                why(pair),
                new Overlap.Reuse(pair.earlier().measureId(), pair.targetOfEarlier(), lastReported));
    }

    private static Overlap.Side side(Ask ask, UUID target) {
        Ask.Asker plan = ask.plan();
        return new Overlap.Side(
                plan.id(),
                plan.title(),
                plan.documentNumber(),
                plan.year(),
                plan.issuerId(),
                plan.issuer(),
                ask.itemId(),
                ask.itemNumber(),
                ask.measureId(),
                ask.wording(),
                target,
                ask.dueOn(),
                ask.cadence(),
                ask.referenceYear());
    }

    private static String why(Pair pair) {
        Ask there = pair.there();
        String other = there.plan().own() ? "本计划" : "《" + there.plan().title() + "》" + number(there.plan());
        String places = "本计划条目 %s(%s)与%s条目 %s(%s)"
                .formatted(pair.here().itemNumber(), time(pair.here()), other, there.itemNumber(), time(there));
        return switch (pair.kind()) {
            case UNITS_AND_INDICATOR ->
                places + "都要 %d 个单位报告“%s”".formatted(pair.common().cardinality(), pair.subject());
            case UNITS_AND_MATERIAL ->
                places + "都要 %d 个单位报送“%s”".formatted(pair.common().cardinality(), pair.subject());
            case WORDING -> places + "措辞相近:“%s”".formatted(shortened(pair.subject()));
        };
    }

    private static String number(Ask.Asker plan) {
        return plan.documentNumber() == null ? "" : "(" + plan.documentNumber() + ")";
    }

    private static String time(Ask ask) {
        String of = (ask.referenceYear() == null ? ask.plan().year() : ask.referenceYear()) + "年";
        LocalDate due = ask.dueOn();
        return of
                + (ask.cadence() == null ? "" : "," + EVERY.getOrDefault(ask.cadence(), ask.cadence()))
                + (due == null ? "" : "," + due + " 前");
    }

    private static String shortened(String wording) {
        int end = wording.offsetByCodePoints(0, Math.min(SHOWN_WORDING, wording.codePointCount(0, wording.length())));
        return end == wording.length() ? wording : wording.substring(0, end) + "…";
    }
}
