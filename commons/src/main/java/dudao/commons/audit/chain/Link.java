package dudao.commons.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * One row of the chain, every column as text.
 *
 * @param recorded microseconds since 1970
 * @param previous the hash of the row before it, in hex
 * @param content the columns {@link #CONTENT}, in that order
 */
record Link(long position, long recorded, String algorithm, String previous, String[] content) {

    private static final String FORM = "dudao.audit.1";

    /** Of {@code audit_pending} as of {@code audit_event}. A new column goes into a new form, or old rows would not verify. */
    static final String CONTENT =
            """
            id::text, (extract(epoch from at) * 1000000)::bigint::text, action, resource_kind, resource_id::text, outcome,
            status::text, code, actor, actor_name, on_behalf_of, organization_id::text, roles, reason, client,
            remote_address, request_id, correlation, encode(before_hash, 'hex'), encode(after_hash, 'hex')""";

    private static final int COLUMNS = 20;

    /** @param first the column of the result where {@link #CONTENT} begins */
    static String[] content(ResultSet row, int first) throws SQLException {
        String[] content = new String[COLUMNS];
        for (int n = 0; n < COLUMNS; n++) {
            content[n] = row.getString(first + n);
        }
        return content;
    }

    /** What the row's hash has to be. */
    String hash() {
        Canonical all = new Canonical()
                .add(FORM)
                .add(algorithm)
                .add(Long.toString(position))
                .add(Long.toString(recorded))
                .add(previous);
        for (String value : content) {
            all.add(value);
        }
        return HexFormat.of().formatHex(Algorithm.of(algorithm).hash(all.bytes()));
    }
}
