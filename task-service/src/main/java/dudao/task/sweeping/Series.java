package dudao.task.sweeping;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Papers that are counted together, from one in every year. */
record Series(UUID issuerId, String form) {

    /**
     * The last number given in a year. Until the end of the transaction nobody else numbers these papers; whoever wants
     * several takes them in one order, so that no two sweeps wait for each other.
     */
    int lastNumber(Handle handle, int year) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:series, 30))")
                .bind("series", issuerId + form)
                .mapTo(Integer.class)
                .one();
        return handle.createQuery(
                        """
                        select coalesce(max(slip_number), 0) from escalation where issuer_id = :issuer
                          and form = :form and slip_year = :year and slip_number is not null""")
                .bind("issuer", issuerId)
                .bind("form", form)
                .bind("year", year)
                .mapTo(Integer.class)
                .one();
    }
}
