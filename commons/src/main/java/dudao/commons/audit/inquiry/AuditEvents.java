package dudao.commons.audit.inquiry;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The chained rows, newest first. */
@Singleton
class AuditEvents {

    private static final String SELECT =
            """
            select position, id, at, recorded_at, action, resource_kind, resource_id, outcome, status, code, actor,
              actor_name, on_behalf_of, organization_id, roles, reason, client, remote_address, request_id, correlation,
              encode(before_hash, 'hex') as before_hash, encode(after_hash, 'hex') as after_hash, algorithm,
              encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash
            from audit_event where true""";

    private static final RowMapper<AuditEvent> ROW = ConstructorMapper.of(AuditEvent.class);
    private static final int DATE = 10;

    private final Jdbi jdbi;

    AuditEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Page<AuditEvent> list(AuditFilter filter, Paging paging) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        narrow("actor = :actor", "actor", filter.actor, conditions, values);
        narrow("on_behalf_of = :onBehalfOf", "onBehalfOf", filter.onBehalfOf, conditions, values);
        narrow("organization_id = :organization", "organization", filter.organizationId, conditions, values);
        narrow("action = :action", "action", filter.action, conditions, values);
        narrow("resource_id = :resource", "resource", filter.resourceId, conditions, values);
        narrow("outcome = :outcome", "outcome", filter.outcome, conditions, values);
        // Chained is after it happened: so only the months since then are looked at.
        narrow("at >= :from and recorded_at >= :from", "from", moment("from", filter.from, 0), conditions, values);
        narrow("at < :to", "to", moment("to", filter.to, 1), conditions, values);
        List<String> after = paging.after(1);
        narrow("position < :before", "before", after == null ? null : position(after.get(0)), conditions, values);
        List<AuditEvent> rows = jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + String.join("", conditions) + " order by position desc limit :limit")
                .bindMap(values)
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.position()));
    }

    private static void narrow(
            String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(" and " + condition);
            values.put(name, value);
        }
    }

    private static OffsetDateTime moment(String name, String text, int daysLater) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() == DATE
                    ? Clocks.startOf(LocalDate.parse(text).plusDays(daysLater)).atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", name + " 应为日期 2026-03-01 或带时区的时刻 2026-03-01T08:00:00+08:00")
                    .at("?" + name, "日期或带时区的时刻");
        }
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException anotherList) {
            throw Cursor.invalid();
        }
    }
}
