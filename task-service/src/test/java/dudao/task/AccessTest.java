package dudao.task;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Feed;
import dudao.commons.testing.access.Keys;
import dudao.commons.testing.access.Letters;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import dudao.commons.time.Clocks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The policy of {@code access.csv}, tried on the running service. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AccessTest {

    private static final String REASON = "{\"reason\":\"矩阵\"}";
    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());
    private static final String TEXT = "{\"text\":\"矩阵\"}";

    private final Places places = Places.create();
    private final AccessMatrix matrix = new AccessMatrix(places);

    @Test
    void everyOperationAllowsAndRefusesWhatTheTableSays() {
        for (Position position : Position.values()) {
            task(position);
            extension(position);
            ruling(position);
            reverification(position);
            bulkSuspension(position);
            job(position, "ASSIGNMENT");
            job(position, "ORGANIZATION_IMPORT");
            measure(position);
            escalation(position, "supervision", 2);
            escalation(position, "criticism", 3);
            message(position);
            succession(position);
        }
        matrix.object("letter", position -> Letters.second())
                .object("key", position -> Keys.revoked())
                .object("delegation", position -> delegation())
                .object("year", position -> Map.of("year", 2026))
                .object(
                        "task",
                        position -> Map.of(
                                "id", id("task", position),
                                "reportId", id("report", position),
                                "unit", places.at(position),
                                "helper", position == Position.OWN ? places.subordinate() : places.own()))
                .object("bulk suspension", position -> Map.of("id", id("bulk suspension", position)))
                .object("extension", position -> Map.of("id", id("extension", position), "unit", places.at(position)))
                .object("ruling", position -> Map.of("id", id("ruling", position)))
                .object("draw", position -> Map.of("id", id("draw", position)))
                .object("reverification", position -> Map.of("id", id("reverification", position)))
                .object("evidence", position -> Map.of("id", id("evidence", position)))
                .object("occurrence", position -> Map.of("id", id("occurrence", position), "unit", places.at(position)))
                .object("document", position -> Map.of("id", id("document", position), "unit", places.at(position)))
                .object(
                        "supervision",
                        position -> Map.of("id", id("supervision", position), "unit", places.at(position)))
                .object("criticism", position -> Map.of("id", id("criticism", position)))
                .object("message", position -> Map.of("id", id("message", position)))
                .object("assignment", position -> Map.of("id", id("ASSIGNMENT", position)))
                .object("import", position -> Map.of("id", id("ORGANIZATION_IMPORT", position)))
                .object(
                        "measure",
                        position -> Map.of(
                                "id",
                                id("measure", position),
                                "measure",
                                id("measure", position),
                                "unit",
                                places.own()))
                .object("unit", position -> Map.of("measure", id("measure", Position.OWN), "unit", places.at(position)))
                .object("succession", position -> Map.of("id", id("succession", position)))
                .object(
                        "organization",
                        position -> Map.of(
                                "id", places.at(position),
                                "scheme", "SCHOOL",
                                "value", Places.code(places.at(position))));
        TaskMatters.add(matrix, places, position -> id("task", position));
        requests();
        Feed events = new Feed(places, "task.events.v1", false);
        matrix.object("event", events::at).list("listChanges", "?limit=1000&after={after}");
        Feed downward = new Feed(places, "task.events.v1", true);
        matrix.object("event for those below", downward::at);
        matrix.check();
    }

    private void requests() {
        matrix.body("discardDeadLetter", REASON)
                .body("createApiKey", Keys.wanted(places))
                .body("revokeApiKey", REASON)
                .body(
                        "grantDelegation",
                        "{\"delegate\":\"x\",\"delegateName\":\"x\",\"roles\":[\"LEADER\"],\"from\":\"" + TODAY
                                + "\",\"to\":\"" + TODAY + "\",\"reason\":\"矩阵\"}")
                .body("revokeDelegation", REASON)
                .query("addToDate", "?from=2026-03-02&amount=1&unit=WORKING_DAY")
                .body(
                        "putCalendarYear",
                        "?preview=true",
                        "{\"source\":\"矩阵\",\"restDays\":[\"2026-01-01\",\"2026-05-01\",\"2026-05-02\",\"2026-10-01\","
                                + "\"2026-10-02\",\"2026-10-03\"],\"workDays\":[]}")
                .body("importOrganizations", "?dryRun=true", "id,kind,name,parentCode,codeScheme,code\n")
                .body("registerOrganization", "{\"kind\":\"SCHOOL\",\"name\":\"矩阵\",\"parentId\":\"{id}\"}")
                .body("putRelations", "{\"items\":[]}")
                .body("putCodes", "{\"items\":[]}")
                .body(
                        "recordSuccession",
                        "{\"kind\":\"MERGE\",\"effectiveOn\":\"2026-03-01\",\"document\":{\"title\":\"矩阵\"},"
                                + "\"successorIds\":[\"" + UUID.randomUUID() + "\"]}")
                .body("confirmSuccession", "{}")
                .body("putContacts", "{\"items\":[]}")
                .body("putOrganizationCalendar", "{\"terms\":[],\"closingDays\":[]}")
                .list("listOrganizations", "?limit=200&under={id}")
                .body(
                        "assignMeasure",
                        "?dryRun=true",
                        "{\"measureId\":\"{measure}\",\"dueOn\":\"2030-12-31\","
                                + "\"audience\":{\"organizationIds\":[\"{unit}\"]}}")
                .body(
                        "createTask",
                        "{\"title\":\"矩阵\",\"source\":\"OTHER\",\"organizationId\":\"{unit}\",\"dueOn\":\"2030-12-31\"}")
                .query("countLights", "?groupBy=county&under={unit}")
                .query("listCountedTasks", "?groupBy=county&under={unit}")
                .body(
                        "requestExtension",
                        "{\"reason\":\"OTHER\",\"text\":\"矩阵\",\"progress\":\"矩阵\",\"proposedOn\":\"2030-12-31\"}")
                .list("listExtensions", "?limit=200")
                .body(
                        "suspendTasks",
                        "?dryRun=true",
                        "{\"cause\":\"FLOOD\",\"legalBasis\":\"矩阵\",\"statement\":\"矩阵\",\"until\":\""
                                + TODAY.plusDays(9) + "\",\"under\":\"{unit}\"}")
                .body("undoBulkSuspension", REASON)
                .body("approveExtension", "{\"dueOn\":\"2030-12-31\"}")
                .body("rejectExtension", TEXT)
                .query("countExtensions", "?groupBy=organization&under={unit}")
                .query("countNotices", "?under={unit}")
                .list("listTasks", "?limit=200&organizationId={unit}")
                .list("exportTasks", "?format=csv&organizationId={unit}")
                .body(
                        "uploadEvidence",
                        "--matrix\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n矩阵\r\n"
                                + "--matrix--\r\n")
                .body(
                        "reportOccurrences",
                        "{\"items\":[{\"occurrenceId\":\"" + UUID.randomUUID() + "\",\"nothingToReport\":true}]}")
                .query("countOccurrences", "?under={unit}")
                .list("listOccurrences", "?limit=200&under={unit}")
                .body("putRequiredEvidence", "{\"required\":[]}")
                .body("fileDocument", "{\"title\":\"矩阵\",\"text\":\"矩阵\"}")
                .list("listDocuments", "?limit=200&under={unit}")
                .query("countDocuments", "?measureId=" + UUID.randomUUID() + "&under={unit}")
                .body("returnDocument", REASON)
                .body("putCadences", "{\"template\":\"DRILL\"}")
                .list("listEscalations", "?limit=200&rung=2&organizationId={unit}")
                .list("listMessages", "?limit=200")
                .body("confirmEscalation", TEXT)
                .body("voidEscalation", REASON)
                .body("acknowledgeEscalation", TEXT)
                .body("reportProgress", "{\"text\":\"矩阵\",\"nothingToReport\":false}")
                .body("submitTask", TEXT)
                .body("objectToTask", "{\"text\":\"矩阵\",\"proposedOrganizationId\":\"" + places.own() + "\"}")
                .body("returnTask", "{\"reasonCode\":\"INCOMPLETE\",\"text\":\"矩阵\",\"dueOn\":\"2030-12-31\"}")
                .body(
                        "drawReverifications",
                        "{\"completedFrom\":\"2020-01-01\",\"completedTo\":\"2020-01-02\",\"percent\":5}")
                .list("listReverificationDraws", "?limit=200")
                .list("listReverifications", "?limit=200")
                .body("confirmReverification", "{\"method\":\"DESK\",\"text\":\"矩阵\"}")
                .body("reopenReverification", "{\"method\":\"DESK\",\"text\":\"矩阵\",\"dueOn\":\"2030-12-31\"}")
                .body("completeTask", TEXT)
                .body("proposeRuling", "{\"decision\":\"COMPLETE\",\"text\":\"矩阵\"}")
                .body("confirmRuling", TEXT)
                .body("rejectRuling", TEXT)
                .body("closeTask", TEXT)
                .body("upholdTask", TEXT)
                .body("reopenTask", "{\"cause\":\"NEW_FACT\",\"text\":\"矩阵\",\"dueOn\":\"2030-12-31\"}")
                .body("suspendTask", "{\"cause\":\"OTHER\",\"text\":\"矩阵\"}")
                .body("cancelTask", REASON)
                .body("reassignTask", "{\"organizationId\":\"" + places.subordinate() + "\"}");
    }

    @Test
    void everyOperationHasItsLines() {
        matrix.mustCoverTheContract();
    }

    /** The same kind of thing in the same position has the same id. */
    private UUID id(String kind, Position position) {
        return UUID.nameUUIDFromBytes((kind + places.at(position)).getBytes());
    }

    private void task(Position position) {
        Rows.sql(
                "insert into task (id, source, origin, organization_id, title, state, assigned_at, assigned_by, due_at,"
                        + " original_due_at, deadline_basis, updated_at) values (?, 'AD_HOC', 'OTHER', ?, '矩阵',"
                        + " 'CANCELLED', now(), 'x', now(), now(), 'x', now())",
                id("task", position),
                places.at(position));
        Rows.sql(
                "insert into task_report (id, task_id, version, at, text, nothing_to_report, evidence_ids, actor)"
                        + " values (?, ?, 0, now(), 'x', false, '{}', 'x')",
                id("report", position),
                id("task", position));
        Rows.sql(
                "insert into evidence (id, organization_id, uploader_organization_id, uploaded_at, uploaded_by, name,"
                        + " media_type, size, sha256) values (?, ?, ?, now(), 'x', 'x', 'text/plain', 1, 'x')",
                id("evidence", position),
                places.at(position),
                places.at(position));
        Rows.sql("insert into evidence_chunk values (?, 0, 'x')", id("evidence", position));
        Rows.sql(
                "insert into occurrence values (?, ?, ?, '日报告', 'day', '2026-03-02', '2026-03-02', 1, now())",
                id("occurrence", position),
                id("task", position),
                UUID.randomUUID());
        Rows.sql(
                "insert into document values (?, 0, ?, null, ?, 'APPROVED', 1, now())",
                id("document", position),
                id("task", position),
                places.at(position));
        Rows.sql(
                "insert into document_version values (?, 1, 'x', 'x', null, now(), 'x', null, null, 'x', '{}', '{}')",
                id("document", position));
        Rows.sql("insert into evidence_use values (?, ?, now())", id("evidence", position), id("task", position));
    }

    private void bulkSuspension(Position position) {
        Rows.sql(
                "insert into bulk_suspension (id, version, cause, legal_basis, statement, created_at, created_by,"
                        + " organization_id, undone_at) values (?, 1, 'FLOOD', 'x', 'x', now(), 'x', ?, now())",
                id("bulk suspension", position),
                places.at(position));
    }

    private void extension(Position position) {
        Rows.sql(
                "insert into extension (id, version, task_id, organization_id, state, reason, text, progress,"
                        + " proposed_on, requested_at, requested_by, due_at, decide_by) values (?, 1, ?, ?, 'WITHDRAWN',"
                        + " 'OTHER', 'x', 'x', '2030-12-31', now(), 'x', now(), now())",
                id("extension", position),
                id("task", position),
                places.at(position));
    }

    private void ruling(Position position) {
        Rows.sql(
                "insert into ruling (id, version, task_id, organization_id, state, decision, text, proposed_at, proposed_by,"
                        + " proposed_organization_id) values (?, 1, ?, ?, 'VOIDED', 'COMPLETE', 'x', now(), 'x', ?)",
                id("ruling", position),
                id("task", position),
                places.at(position),
                UUID.randomUUID());
    }

    private void reverification(Position position) {
        Rows.sql(
                "insert into reverification_draw (id, organization_id, completed_from, completed_to, percent, seed,"
                        + " pool_hash, drawn_at, drawn_by) values (?, ?, '2026-01-01', '2026-01-02', 5, 'x', 'x', now(),"
                        + " 'x')",
                id("draw", position),
                places.at(position));
        Rows.sql(
                "insert into reverification (id, version, draw_id, task_id, organization_id, state) values (?, 1, ?, ?, ?,"
                        + " 'VOIDED')",
                id("reverification", position),
                id("draw", position),
                id("task", position),
                places.at(position));
    }

    private void escalation(Position position, String kind, int rung) {
        Rows.sql(
                "insert into escalation (id, task_id, organization_id, deadline_version, pack, step, rung, form, state,"
                        + " urgent) values (?, ?, ?, 1, 'x', ?, ?, 'CIRCULAR', 'VOIDED', false)",
                id(kind, position),
                id("task", position),
                places.at(position),
                kind,
                rung);
    }

    private void message(Position position) {
        Rows.sql(
                "insert into message (id, key, task_id, escalation_id, organization_id, recipient, rung, urgent,"
                        + " subject, body, created_at) values (?, ?, ?, ?, ?, 'HANDLER', 2, false, 'x', 'x', now())",
                id("message", position),
                id("message", position).toString(),
                id("task", position),
                id("supervision", position),
                places.at(position));
    }

    private Map<String, Object> delegation() {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into delegation (id, version, delegator, delegator_name, organization_id, delegate,"
                        + " delegate_name, roles, valid_from, valid_to, reason, granted_at, revoked_at) values (?, 1, ?,"
                        + " 'x', ?, ?, 'x', '{LEADER}', '2026-01-05', '2026-01-05', 'x', now(), now())",
                id,
                AccessMatrix.person("LEADER"),
                places.own(),
                AccessMatrix.person("UNIT_CLERK"));
        return Map.of("id", id);
    }

    private void job(Position position, String kind) {
        Rows.sql(
                "insert into job (id, kind, state, dry_run, total, done, skipped, failed, done_subjects,"
                        + " skipped_subjects, errors, created_at, finished_at, created_by, organization_id)"
                        + " values (?, ?, 'DONE', false, 0, 0, 0, 0, '{}', '{}', '[]', now(), now(), 'x', ?)",
                id(kind, position),
                kind,
                places.at(position));
    }

    private void succession(Position position) {
        Rows.sql(
                "insert into organization_succession (id, version, kind, state, effective_on, predecessor_ids,"
                        + " successor_ids, document_title, recorded_at, recorded_by)"
                        + " values (?, 0, 'CLOSE', 'WITHDRAWN', '2026-03-01', array[?], '{}', '矩阵', now(), 'x')",
                id("succession", position),
                places.at(position));
    }

    private void measure(Position position) {
        UUID plan = UUID.randomUUID();
        UUID item = UUID.randomUUID();
        Rows.sql(
                "insert into plan (id, title, issuer_id, state, version) values (?, '矩阵', ?, 'ISSUED', 1)",
                plan,
                places.at(position));
        Rows.sql("insert into plan_item (id, plan_id, position, title) values (?, ?, 0, '条目')", item, plan);
        Rows.sql(
                "insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,"
                        + " audience_organization_ids, audience_kinds, audience_school_classes)"
                        + " values (?, ?, ?, 0, '举措', '{}', '{}', '{}', '{}')",
                id("measure", position),
                plan,
                item);
    }
}
