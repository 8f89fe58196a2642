package dudao.plan.archiving;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Rows of a plan as a part of its files, in a fixed order. */
@Singleton
public class JsonRows {

    private final Jdbi jdbi;

    JsonRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param from what to read, with {@code plan_id} among its columns
     * @param order columns of it that tell its rows apart
     */
    public ArchivePart.Part part(String name, String from, String order, UUID planId) {
        String rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select cast(coalesce(jsonb_agg(to_jsonb(r) - 'plan_id' order by %s), '[]') as text)
                        from %s r where plan_id = :plan"""
                                .formatted(order, from))
                .bind("plan", planId)
                .mapTo(String.class)
                .one());
        return new ArchivePart.Part(name, rows.getBytes(StandardCharsets.UTF_8));
    }
}
