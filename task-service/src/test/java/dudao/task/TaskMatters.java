package dudao.task;

import dudao.commons.testing.Rows;
import dudao.commons.testing.access.AccessMatrix;
import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What hangs on tasks: rows for {@link AccessTest} and {@link RowSecurityTest}. */
final class TaskMatters {

    private final Places places;
    private final Function<Position, UUID> tasks;

    private TaskMatters(Places places, Function<Position, UUID> tasks) {
        this.places = places;
        this.tasks = tasks;
    }

    /** @param tasks the task of the unit in each position */
    static void add(AccessMatrix matrix, Places places, Function<Position, UUID> tasks) {
        TaskMatters matters = new TaskMatters(places, tasks);
        matters.parts(matrix);
        matters.drafts(matrix);
        matters.difficulties(matrix);
        matrix.body("assignSubtasks", "{\"organizationIds\":[\"" + places.subordinate() + "\"]}");
    }

    /** Of a task nobody in the caller's scope has, and of the caller's tasks but with a far unit. */
    private void parts(AccessMatrix matrix) {
        UUID foreign = tasks.apply(Position.FOREIGN);
        for (Position position : Position.values()) {
            part(id("part", position), foreign, places.foreign(), places.at(position));
            UUID far = position == Position.FOREIGN ? places.superior() : places.foreign();
            part(id("part to confirm", position), tasks.apply(position), places.at(position), far);
        }
        matrix.object("part", position -> Map.of("id", id("part", position)))
                .object("part to confirm", position -> Map.of("id", id("part to confirm", position)))
                .object(
                        "unit of a part",
                        position -> Map.of("id", tasks.apply(otherThan(position)), "helper", places.at(position)))
                .body("assignPart", "{\"organizationId\":\"{helper}\",\"wording\":\"矩阵\"}")
                .list("listParts", "?limit=200")
                .body("deliverPart", "{\"text\":\"矩阵\"}")
                .body("confirmPart", "{}")
                .body("returnPart", "{\"text\":\"矩阵\"}")
                .body("cancelPart", "{\"reason\":\"矩阵\"}");
    }

    private void drafts(AccessMatrix matrix) {
        for (Position position : Position.values()) {
            draft(id("draft", position), places.at(position), "WITHDRAWN", null);
        }
        matrix.object("draft", position -> Map.of("id", id("draft", position)))
                .body(
                        "registerDraft",
                        "{\"title\":\"矩阵\",\"source\":\"OTHER\",\"reference\":{\"title\":\"矩阵\"},"
                                + "\"organizationId\":\"{unit}\",\"necessity\":\"矩阵\"}")
                .list("listDrafts", "?limit=200")
                .body("approveDraft", "{}")
                .body("refuseDraft", "{\"text\":\"矩阵\"}")
                .body("assignDraft", "{}")
                .query("countWhiteList", "?under={unit}");
    }

    private static void draft(UUID id, UUID registrar, String state, UUID task) {
        Rows.sql(
                "insert into task_draft (id, version, state, origin, title, organization_id, schools_below,"
                        + " needs_approval, classification, registrar_organization_id, registered_at, registered_by,"
                        + " task_id) values (?, 1, ?, 'OTHER', 'x', ?, false, true, 'INTERNAL', ?, now(), 'x', ?)",
                id,
                state,
                registrar,
                registrar,
                task);
    }

    private void difficulties(AccessMatrix matrix) {
        for (Position position : Position.values()) {
            Rows.sql(
                    "insert into difficulty (id, version, task_id, organization_id, office_id, kind, text, state, raised_at,"
                            + " raised_by, answer_by) values (?, 1, ?, ?, ?, 'OTHER', 'x', 'WITHDRAWN', now(), 'x', now())",
                    id("difficulty", position),
                    tasks.apply(position),
                    places.at(position),
                    places.above(position));
        }
        matrix.object("difficulty", position -> Map.of("id", id("difficulty", position)))
                .body("raiseDifficulty", "{\"kind\":\"OTHER\",\"text\":\"矩阵\"}")
                .list("listDifficulties", "?limit=200")
                .body("answerDifficulty", "{\"outcome\":\"DECLINED\",\"text\":\"矩阵\"}")
                .query("countDifficulties", "?under={unit}")
                .body("putTaskPersons", "{}")
                .body("handOverTasks", "{\"from\":\"x\",\"to\":{\"person\":\"y\",\"name\":\"乙\"},\"reason\":\"矩阵\"}");
    }

    private static Position otherThan(Position position) {
        return position == Position.OWN ? Position.SUBORDINATE : Position.OWN;
    }

    private UUID id(String kind, Position position) {
        return UUID.nameUUIDFromBytes((kind + places.at(position)).getBytes());
    }

    private static void part(UUID id, UUID task, UUID lead, UUID unit) {
        Rows.sql(
                "insert into task_part (id, version, task_id, task_title, lead_organization_id, organization_id, wording,"
                        + " state, restricted, assigned_at, due_at, original_due_at, updated_at) values (?, 1, ?, 'x', ?,"
                        + " ?, 'x', 'CANCELLED', false, now(), now(), now(), now())",
                id,
                task,
                lead,
                unit);
    }

    /** One row of the unit in every table. */
    static void fill(Handle handle, UUID task, UUID unit) {
        UUID part = UUID.randomUUID();
        handle.execute(
                """
                insert into task_part (id, version, task_id, task_title, lead_organization_id, organization_id, wording,
                  state, restricted, assigned_at, due_at, original_due_at, updated_at)
                values (?, 0, ?, 'x', ?, ?, 'x', 'ASSIGNED', false, now(), now(), now(), now())""",
                part,
                task,
                unit,
                unit);
        handle.execute(
                "insert into task_part_act (part_id, version, at, command, actor, due_at)"
                        + " values (?, 0, now(), 'assign', 'x', now())",
                part);
        handle.execute(
                """
                insert into task_draft (id, version, state, origin, title, organization_id, schools_below, needs_approval,
                  classification, registrar_organization_id, registered_at, registered_by)
                values (?, 0, 'DRAFT', 'OTHER', 'x', ?, false, true, 'INTERNAL', ?, now(), 'x')""",
                UUID.randomUUID(),
                unit,
                unit);
        handle.execute(
                "insert into task_person (task_id, role, person, since, set_by) values (?, 'HANDLER', 'x', now(), 'x')",
                task);
        handle.execute(
                """
                insert into difficulty (id, version, task_id, organization_id, office_id, kind, text, state, raised_at,
                  raised_by, answer_by) values (?, 0, ?, ?, ?, 'OTHER', 'x', 'OPEN', now(), 'x', now())""",
                UUID.randomUUID(),
                task,
                unit,
                unit);
    }
}
