package dudao.inspection.rows;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Complaints and who is behind them. */
final class ClueRows {

    private ClueRows() {}

    static void fill(Handle handle, UUID school) {
        UUID clue = UUID.randomUUID();
        handle.execute(
                """
                insert into clue (id, version, receipt_number, category, organization_id, text, state, received_at)
                values (?, 0, ?, 'OTHER', ?, '食堂不洁', 'RECEIVED', now())""",
                clue,
                clue.toString(),
                school);
        handle.execute(
                """
                insert into clue_identity (id, clue_id, position, role, minor, key_id, algorithm, sealed)
                values (?, ?, 0, 'REPORTER', false, 'k', 'AES', ''::bytea)""",
                UUID.randomUUID(),
                clue);
        handle.execute("insert into clue_unmasking values (?, ?, 'eso', '核查', now(), now())", UUID.randomUUID(), clue);
    }
}
