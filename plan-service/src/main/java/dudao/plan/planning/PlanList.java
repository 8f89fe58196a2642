package dudao.plan.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanCommand;
import dudao.plan.access.PlanStatus;
import dudao.plan.heading.Heading;
import dudao.plan.heading.Headings;
import dudao.plan.heading.Issuers;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Plans as they are read, one or many. */
@Singleton
class PlanList {

    private static final String SELECT =
            """
            select p.*, issuer.name issuer, %s, %s,
              (select coalesce(jsonb_agg(jsonb_build_object('ordinal', s.ordinal, 'heading', s.heading,
                                           'leader', case when s.leader_name is not null then jsonb_build_object(
                                             'name', s.leader_name, 'post', s.leader_post) end)
                                         order by s.ordinal), '[]')
               from plan_section s where s.plan_id = p.id) sections,
              (select count(*) from plan_item i where i.plan_id = p.id and %s) item_count
            from plan p join organization issuer on issuer.id = p.issuer_id
            """
                    .formatted(Headings.VALIDITY_NOW, Headings.ISSUING_BODIES, PlanAccess.ITEM_READABLE);

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Headings headings;
    private final PlanAccess access;
    private final Clock clock;

    PlanList(Jdbi jdbi, ObjectMapper json, Headings headings, PlanAccess access, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.headings = headings;
        this.access = access;
        this.clock = clock;
    }

    PlanView view(UUID id, Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where p.id = :id and " + PlanAccess.READABLE)
                .bind("id", id)
                .bindMap(access.reader(caller))
                .bind("today", today())
                .map((row, context) -> read(row, true))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("计划", id)));
    }

    /** The newest year first. */
    Page<PlanView> page(PlanFilter filter, Paging paging, Caller caller) {
        List<String> conditions = new ArrayList<>(List.of(PlanAccess.READABLE));
        Map<String, Object> values = new HashMap<>(access.reader(caller));
        filter.narrow(conditions, values);
        List<String> after = paging.after(2);
        if (after != null) {
            conditions.add("(p.year, p.id) < (:afterYear, :afterId)");
            position(after, values);
        }
        List<PlanView> rows = jdbi.withHandle(handle -> handle.createQuery(sql(conditions))
                .bindMap(values)
                .bind("today", today())
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> read(row, false))
                .list());
        return Page.of(rows, paging, row -> List.of(row.year(), row.id()));
    }

    static String sql(List<String> conditions) {
        return SELECT + "where " + String.join(" and ", conditions) + " order by p.year desc, p.id desc limit :limit";
    }

    private LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }

    private static void position(List<String> after, Map<String, Object> values) {
        try {
            values.put("afterYear", Integer.parseInt(after.get(0)));
            values.put("afterId", UUID.fromString(after.get(1)));
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    /** @param whole with its long texts, which would make a list heavy */
    private PlanView read(ResultSet row, boolean whole) throws SQLException {
        Heading head = headings.read(row);
        PlanStatus status = PlanStatus.valueOf(row.getString("status"));
        List<UUID> signed = List.of((UUID[]) row.getArray("signed_issuer_ids").getArray());
        return new PlanView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                status,
                allowedCommands(status, head, signed),
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
                row.getObject("handling_office_id", UUID.class),
                head.issuers(),
                signed,
                head.addressees(),
                head.signedOn(),
                head.publishedOn(),
                head.effectiveOn(),
                head.validity(),
                head.subjectClass(),
                whole ? head.coverNotice() : null,
                whole ? head.preamble() : null,
                head.publicity(),
                head.publicityReason());
    }

    private static List<String> allowedCommands(PlanStatus status, Heading head, List<UUID> signed) {
        boolean unsigned = new Issuers(head.issuers()).others().stream().anyMatch(issuer -> !signed.contains(issuer));
        return status.allowedCommands().stream()
                .filter(command -> unsigned || !command.equals(PlanCommand.SIGN.path()))
                .toList();
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
