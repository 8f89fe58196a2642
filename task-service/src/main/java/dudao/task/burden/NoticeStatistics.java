package dudao.task.burden;

import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Counts what was sent to units, or by issuers, in a year. */
@Singleton
class NoticeStatistics {

    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2199;

    private static final String MONTHS = IntStream.rangeClosed(1, 12)
            .mapToObj(
                    month -> "count(*) filter (where e.sent_at >= :begin and extract(month from e.sent_at at time zone"
                            + " 'Asia/Shanghai') = " + month + ")")
            .collect(Collectors.joining(", ", "cast(array[", "] as int[])"));

    private static final String COUNT =
            """
            select o.id as organization_id, o.name, count(*) filter (where e.sent_at >= :begin) as total,
              count(*) filter (where e.sent_at >= :begin and e.rung = 0) as reminders,
              count(*) filter (where e.sent_at >= :begin and e.rung > 0) as papers,
              count(*) filter (where e.sent_at < :begin) as previous_year, %s as months
            from escalation e join organization o on o.id = %s join task t on t.id = e.task_id
            where o.path ^@ any(:scope) and e.sent_at >= :before and e.sent_at < :end and %s
            group by o.id, o.name, o.path order by o.path""";

    private static final RowMapper<NoticeCounts> COUNTS = ConstructorMapper.of(NoticeCounts.class);

    private final Jdbi jdbi;

    NoticeStatistics(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<NoticeCounts> of(String groupBy, int year, Scope scope, UUID office) {
        String sql = COUNT.formatted(MONTHS, column(groupBy), Secrecy.readable("t", "t.organization_id"));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw RuleViolation.of("INVALID_PARAMETER", "year 超出范围").at("?year", "年份超出范围");
        }
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("before", utc(Clocks.startOf(LocalDate.of(year - 1, 1, 1))))
                .bind("begin", utc(Clocks.startOf(LocalDate.of(year, 1, 1))))
                .bind("end", utc(Clocks.startOf(LocalDate.of(year + 1, 1, 1))))
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, office)
                .map(COUNTS)
                .list());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String column(String groupBy) {
        return switch (groupBy) {
            case "unit" -> "e.organization_id";
            case "issuer" -> "e.issuer_id";
            default ->
                throw RuleViolation.of("INVALID_PARAMETER", "groupBy 应为 unit 或 issuer")
                        .at("?groupBy", "未知的分组");
        };
    }
}
