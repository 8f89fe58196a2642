package dudao.plan.itemstate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;

/** The history of an item; its issuing is the plan's. */
@Singleton
class ItemTimeline {

    @Schema(name = "ItemTransition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            OffsetDateTime at,
            @Schema(
                            description =
                                    "issued, decomposed, in-progress, assessment-due, propose-assessment, assessed, reopened,"
                                            + " carried-over or cancelled; more may come")
                    String happened,
            ItemState from,
            ItemState to,
            Actor actor,
            String reason,
            String document,
            @Schema(type = SchemaType.OBJECT, description = "what the event says beside this") @JsonRawValue
                    String details) {}

    @Schema(name = "ItemTimeline")
    record Timeline(List<Entry> items) {}

    private static final String SELECT =
            """
            select at, happened, from_state, to_state, actor, actor_name, on_behalf_of, reason, document,
              cast(details as text) details, version
            from item_transition where item_id = :item
            union all
            select t.at, 'issued', 'DRAFT', 'ISSUED', t.actor, t.actor_name, t.on_behalf_of, t.reason, p.document_number,
              null, -1
            from plan_transition t join plan p on p.id = t.plan_id
            where p.id = (select plan_id from plan_item where id = :item) and t.happened = 'issued'
            order by version""";

    private final Jdbi jdbi;

    ItemTimeline(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Timeline of(UUID itemId) {
        return new Timeline(jdbi.withHandle(handle -> handle.createQuery(SELECT)
                .bind("item", itemId)
                .map((row, context) -> read(row))
                .list()));
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getString("happened"),
                ItemState.valueOf(row.getString("from_state")),
                ItemState.valueOf(row.getString("to_state")),
                new Actor(row.getString("actor"), row.getString("actor_name"), row.getString("on_behalf_of")),
                row.getString("reason"),
                row.getString("document"),
                row.getString("details"));
    }
}
