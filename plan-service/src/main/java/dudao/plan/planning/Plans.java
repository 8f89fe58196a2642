package dudao.plan.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.http.Cursor;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.access.PlanStatus;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@Singleton
class Plans {

    private static final String SELECT =
            """
            select p.*, issuer.name issuer,
              (select coalesce(jsonb_agg(jsonb_build_object('ordinal', s.ordinal, 'heading', s.heading)
                                         order by s.ordinal), '[]')
               from plan_section s where s.plan_id = p.id) sections,
              (select count(*) from plan_item i where i.plan_id = p.id and %s) item_count
            from plan p join organization issuer on issuer.id = p.issuer_id
            """
                    .formatted(PlanAccess.ITEM_READABLE);

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final PlanAccess access;
    private final Clock clock;

    Plans(EntityManager entities, Jdbi jdbi, ObjectMapper json, PlanAccess access, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.json = json;
        this.access = access;
        this.clock = clock;
    }

    void add(Plan plan) {
        entities.persist(plan);
    }

    /** The plan for a command of its own organisation, locked, in the version the caller knows. */
    Plan forCommand(UUID id, String ifMatch, Caller caller) {
        PlanHead head = access.readable(id, caller);
        access.requireIssuer(head, caller);
        Plan plan = entities.find(Plan.class, id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, plan);
        plan.updatedAt = clock.instant();
        return plan;
    }

    /** Waits for whoever drafts the same plan at this moment, then refuses a second one in force. */
    void requireOnly(UUID issuerId, int year, String kind, UUID except) {
        Optional<UUID> other = jdbi.withHandle(handle -> {
            handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:issuer || :year || :kind, 0))")
                    .bind("issuer", issuerId.toString())
                    .bind("year", Integer.toString(year))
                    .bind("kind", kind)
                    .mapTo(Integer.class)
                    .one();
            return handle.createQuery(
                            """
                            select id from plan where issuer_id = :issuer and year = :year and kind = :kind
                              and not voided and id is distinct from cast(:except as uuid)""")
                    .bind("issuer", issuerId)
                    .bind("year", year)
                    .bind("kind", kind)
                    .bind("except", except)
                    .mapTo(UUID.class)
                    .findOne();
        });
        if (other.isPresent()) {
            throw RuleViolation.of("DUPLICATE_PLAN", "本单位 " + year + " 年已有“" + kind + "”,先撤回或废止它才能另拟")
                    .with("planId", other.get());
        }
    }

    void requireFreeNumber(UUID issuerId, String documentNumber) {
        boolean taken = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from plan where issuer_id = :issuer and document_number = :number)""")
                .bind("issuer", issuerId)
                .bind("number", documentNumber)
                .mapTo(Boolean.class)
                .one());
        if (taken) {
            throw RuleViolation.of("DUPLICATE", "文号 " + documentNumber + " 已用于另一计划")
                    .at("/documentNumber", "文号已用");
        }
    }

    void setSections(UUID planId, List<PlanDraft.Section> sections) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from plan_section where plan_id = :plan")
                    .bind("plan", planId)
                    .execute();
            var batch = handle.prepareBatch(
                    "insert into plan_section (plan_id, ordinal, heading) values (:plan, :ordinal, :heading)");
            sections.forEach(
                    each -> batch.bindMethods(each).bind("plan", planId).add());
            if (batch.size() > 0) {
                batch.execute();
            }
            Optional<String> orphan = handle.createQuery(
                            """
                            select i.number from plan_item i
                            left join plan_section s on s.plan_id = i.plan_id and s.ordinal = i.section_ordinal
                            where i.plan_id = :plan and i.section_ordinal is not null and s.plan_id is null limit 1""")
                    .bind("plan", planId)
                    .mapTo(String.class)
                    .findOne();
            orphan.ifPresent(number -> {
                throw RuleViolation.invalidField("/sections", "条目 " + number + " 所在的部分不能去掉");
            });
        });
    }

    PlanView view(UUID id, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where p.id = :id and " + PlanAccess.READABLE)
                .bind("id", id)
                .bindMap(access.reader(caller))
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("计划", id)));
    }

    /** What a list may be narrowed to; null narrows nothing. */
    record Filter(Integer year, PlanStatus status, UUID issuerId) {}

    /** The newest year first. */
    Page<PlanView> page(Filter filter, Paging paging, Caller caller) {
        List<String> conditions = new ArrayList<>(List.of(PlanAccess.READABLE));
        Map<String, Object> values = new HashMap<>(access.reader(caller));
        narrow("p.year = :year", "year", filter.year(), conditions, values);
        narrow("p.status = :status", "status", filter.status(), conditions, values);
        narrow("p.issuer_id = :issuer", "issuer", filter.issuerId(), conditions, values);
        List<String> after = paging.after(2);
        if (after != null) {
            conditions.add("(p.year, p.id) < (:afterYear, :afterId)");
            position(after, values);
        }
        List<PlanView> rows = jdbi.withHandle(handle -> handle.createQuery(SELECT + "where "
                        + String.join(" and ", conditions) + " order by p.year desc, p.id desc limit :limit")
                .bindMap(values)
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> read(row))
                .list());
        return Page.of(rows, paging, row -> List.of(row.year(), row.id()));
    }

    private static void narrow(
            String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static void position(List<String> after, Map<String, Object> values) {
        try {
            values.put("afterYear", Integer.parseInt(after.get(0)));
            values.put("afterId", UUID.fromString(after.get(1)));
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private PlanView read(ResultSet row) throws SQLException {
        PlanStatus status = PlanStatus.valueOf(row.getString("status"));
        return new PlanView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                status,
                status.allowedCommands(),
                row.getObject("issuer_id", UUID.class),
                row.getString("issuer"),
                row.getInt("year"),
                row.getString("kind"),
                row.getString("title"),
                sections(row.getString("sections")),
                row.getInt("item_count"),
                row.getString("document_number"),
                row.getObject("issued_on", LocalDate.class),
                row.getInt("revision"),
                row.getString("content_hash"),
                new Actor(row.getString("drafted_by"), row.getString("drafted_by_name"), row.getString("drafted_for")),
                row.getString("submitted_by"),
                row.getString("submitted_for"),
                row.getString("approved_by"),
                row.getString("approved_for"),
                row.getString("reason"),
                row.getObject("import_id", UUID.class),
                row.getObject("import_document", Integer.class),
                time(row, "created_at"),
                time(row, "updated_at"),
                Classification.valueOf(row.getString("classification")),
                row.getObject("handling_office_id", UUID.class));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(Clocks.SHANGHAI)
                .toOffsetDateTime();
    }

    private List<PlanDraft.Section> sections(String array) {
        try {
            return json.readValue(array, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
