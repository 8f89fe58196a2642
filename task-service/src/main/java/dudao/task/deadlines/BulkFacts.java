package dudao.task.deadlines;

/**
 * Fragments of statements that change many tasks at once: each leaves its row of history and its event, as one changed by
 * a command does. Both read a CTE with the changed rows of {@code task} and the parameters now, actor, onBehalfOf,
 * correlation and causation.
 */
public final class BulkFacts {

    private BulkFacts() {}

    /**
     * @param changed the CTE, which also has columns {@code was} (the state before), {@code reason} and {@code text}
     */
    public static String history(String changed, String command) {
        return """
                insert into task_transition (task_id, version, at, command, from_state, to_state, actor, on_behalf_of,
                  reason, text, due_at, deadline_version, accepted_at, submitted_at, completed_at)
                select id, version, updated_at, '%s', was, state, :actor, :onBehalfOf, reason, text, due_at,
                  deadline_version, accepted_at, submitted_at, completed_at from %s"""
                .formatted(command, changed);
    }

    /** @param more further members of the event as arguments of jsonb_build_object, each after a comma; or nothing */
    public static String events(String changed, String fact, String more) {
        return """
                insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, causation_id,
                  actor, on_behalf_of, data, organization_id)
                select uuidv7(), 'task.events.v1', 'dudao.task.%s.v1', id, version, :now, :correlation,
                  :causation, :actor, :onBehalfOf, jsonb_strip_nulls(jsonb_build_object(
                    'taskId', id, 'source', source, 'planId', plan_id, 'itemId', item_id, 'measureId', measure_id,
                    'findingId', finding_id, 'rectificationId', rectification_id,
                    'organizationId', organization_id, 'countyId', county_id, 'title', title, 'state', state,
                    'assignedAt', %s, 'dueAt', %s, 'originalDueAt', %s, 'deadlineVersion', deadline_version,
                    'acceptedAt', %s, 'submittedAt', %s, 'completedAt', %s, 'reason', reason, 'text', text,
                    'classification', nullif(classification, 'INTERNAL'), 'handlingOfficeId', handling_office_id%s)),
                  organization_id
                from %s"""
                .formatted(
                        fact,
                        time("assigned_at"),
                        time("due_at"),
                        time("original_due_at"),
                        time("accepted_at"),
                        time("submitted_at"),
                        time("completed_at"),
                        more,
                        changed);
    }

    public static String time(String column) {
        return "to_char(" + column + " at time zone 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"+08:00\"')";
    }
}
