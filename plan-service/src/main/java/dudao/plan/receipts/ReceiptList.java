package dudao.plan.receipts;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The receipts of a plan as its issuers see them, and each county its own. */
@Singleton
class ReceiptList {

    /** The issuers' side sees all, everybody else those in the own part of the tree. */
    private static final String SEEN =
            """
            (o.path ^@ any(:scope) or exists (
               select from organization issuer
               where issuer.id = any(p.issuer_id || p.co_issuer_ids) and issuer.path ^@ any(:scope)))
            and (cast(:under as text) is null or o.path ^@ :under)""";

    private final Jdbi jdbi;

    ReceiptList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param scope paths of the caller's scope
     * @param under path of the subtree asked for, or null
     * @param read null: both
     */
    ReceiptPage page(UUID planId, String[] scope, String under, Boolean read, Paging paging) {
        List<String> after = paging.after(2);
        return jdbi.withHandle(handle -> {
            Map<String, Integer> counts = counts(handle, planId, scope, under);
            List<Row> rows = handle.createQuery(Receipts.SELECT + "where " + Receipts.NEWEST + " and " + SEEN
                            + (read == null ? "" : read ? " and r.read_at is not null" : " and r.read_at is null")
                            + (after == null ? "" : " and (o.path, o.id) > (:afterPath, :afterId)")
                            + " order by o.path, o.id limit :limit")
                    .bind("plan", planId)
                    .bindArray("scope", String.class, (Object[]) scope)
                    .bind("under", under)
                    .bind("afterPath", after == null ? null : after.get(0))
                    .bind("afterId", after == null ? null : id(after.get(1)))
                    .bind("limit", paging.limit() + 1)
                    .map((row, context) -> new Row(Receipts.read(row), row.getString("path")))
                    .list();
            Page<Row> page = Page.of(
                    rows, paging, row -> List.of(row.path(), row.receipt().organizationId()));
            return new ReceiptPage(
                    page.items().stream().map(Row::receipt).toList(),
                    page.next(),
                    counts.get("delivered"),
                    counts.get("read"),
                    counts.get("delivered") - counts.get("read"),
                    unresolved(handle, planId));
        });
    }

    private record Row(Receipt receipt, String path) {}

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private static Map<String, Integer> counts(Handle handle, UUID planId, String[] scope, String under) {
        return handle.createQuery(
                        """
                        select count(*) delivered, count(r.read_at) read
                        from plan_receipt r join organization o on o.id = r.organization_id
                        join plan p on p.id = r.plan_id where %s and %s"""
                                .formatted(Receipts.NEWEST, SEEN))
                .bind("plan", planId)
                .bindArray("scope", String.class, (Object[]) scope)
                .bind("under", under)
                .map((row, context) -> Map.of("delivered", row.getInt("delivered"), "read", row.getInt("read")))
                .one();
    }

    private static List<String> unresolved(Handle handle, UUID planId) {
        return handle.createQuery(
                        "with " + Receipts.RESOLVED
                                + """

                select g ->> 'name' from plan p
                cross join jsonb_array_elements(p.addressees) with ordinality as groups (g, n)
                where p.id = :plan and n not in (select addressee from meant) order by n""")
                .bind("plan", planId)
                .mapTo(String.class)
                .list();
    }
}
