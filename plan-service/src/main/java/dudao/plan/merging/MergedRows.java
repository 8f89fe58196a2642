package dudao.plan.merging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.content.Item;
import dudao.plan.importing.document.ImportedSection;
import dudao.plan.importing.document.Span;
import dudao.plan.planning.Drafting;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What a text says, written over what a plan has of it: wordings, places and promises, never what people filled in. */
@Singleton
class MergedRows {

    record ItemText(UUID id, Item text, List<Item.Deadline> deadlines, List<Item.Frequency> frequencies) {}

    record MeasureText(UUID id, String wording, String commitment, LocalDate dueOn) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    MergedRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The document the plan was last taken from. */
    Optional<Drafting.Source> source(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select import_id, import_document from plan where id = :plan and import_id is not null")
                .bind("plan", planId)
                .map((row, context) -> new Drafting.Source(row.getObject(1, UUID.class), row.getInt(2)))
                .findOne());
    }

    void setSource(UUID planId, Drafting.Source source) {
        each(
                "update plan set import_id = :import, import_document = :document where id = :plan",
                List.of(source),
                (batch, each) -> batch.bind("import", each.importId())
                        .bind("document", each.document())
                        .bind("plan", planId));
    }

    /** @return whether there were any */
    boolean sections(UUID planId, Collection<ImportedSection> sections) {
        each(
                """
                insert into plan_section (plan_id, ordinal, heading) values (:plan, :ordinal, :heading)
                on conflict (plan_id, ordinal) do update set heading = excluded.heading""",
                sections,
                (batch, each) -> batch.bind("plan", planId)
                        .bind("ordinal", each.ordinal())
                        .bind("heading", each.heading()));
        return !sections.isEmpty();
    }

    void items(List<ItemText> items) {
        each(
                """
                update plan_item set version = version + 1, number = :number, section_ordinal = :section, title = :title,
                  body = :body, deadlines = cast(:deadlines as jsonb), frequencies = cast(:frequencies as jsonb)
                where id = :id""",
                items,
                (batch, each) -> batch.bind("id", each.id())
                        .bind("number", each.text().number())
                        .bind("section", each.text().sectionOrdinal())
                        .bind("title", each.text().title())
                        .bind("body", each.text().body())
                        .bind("deadlines", write(each.deadlines()))
                        .bind("frequencies", write(each.frequencies())));
    }

    void places(List<ItemMatch> items) {
        each(
                """
                update plan_item set version = version + 1, number = :number, section_ordinal = :section where id = :id""",
                items,
                (batch, each) -> batch.bind("id", each.row().id())
                        .bind("number", each.text().number())
                        .bind("section", each.text().sectionOrdinal()));
    }

    void measures(List<MeasureText> measures) {
        each(
                """
                update measure set version = version + 1, wording = :wording, commitment = :commitment, due_on = :dueOn
                where id = :id""",
                measures,
                (batch, each) -> batch.bind("id", each.id())
                        .bind("wording", each.wording())
                        .bind("commitment", each.commitment())
                        .bind("dueOn", each.dueOn()));
    }

    void targets(List<TargetMatch> promises) {
        each(
                """
                update target set text = :text, quantity = :quantity, unit = :unit, object = :object,
                  comparator = :comparator where id = :id""",
                promises,
                (batch, each) -> batch.bind("id", each.row().targetId())
                        .bind("text", each.text().text())
                        .bind("quantity", each.text().quantity())
                        .bind("unit", each.text().unit())
                        .bind("object", each.text().object())
                        .bind("comparator", each.text().comparator()));
    }

    /** @param table {@code plan_item} or {@code measure} */
    void spans(String table, Map<UUID, Span> spans) {
        each(
                "update " + table + " set version = version + 1, span_start = :start, span_end = :end where id = :id",
                spans.entrySet(),
                (batch, each) -> batch.bind("id", each.getKey())
                        .bind("start", each.getValue().start())
                        .bind("end", each.getValue().end()));
    }

    /** What was added under another item becomes this one's. */
    void adopt(String table, Map<UUID, UUID> newItems) {
        each(
                "update " + table + " set item_id = :item where id = :id",
                newItems.entrySet(),
                (batch, each) -> batch.bind("id", each.getKey()).bind("item", each.getValue()));
    }

    void attach(Map<UUID, UUID> measureOfTarget) {
        each(
                "update target set measure_id = cast(:measure as uuid) where id = :id",
                measureOfTarget.entrySet(),
                (batch, each) -> batch.bind("id", each.getKey()).bind("measure", each.getValue()));
    }

    void deleteTargets(Collection<UUID> targets) {
        delete("target where id", targets);
    }

    void deleteMeasures(Collection<UUID> measures) {
        delete("target where measure_id", measures);
        delete("measure where id", measures);
    }

    void deleteItems(Collection<UUID> items) {
        delete("target where item_id", items);
        delete("measure where item_id", items);
        delete("plan_item where id", items);
    }

    private void delete(String rows, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("delete from " + rows + " = any(:ids)")
                    .bindArray("ids", UUID.class, ids)
                    .execute());
        }
    }

    private <T> void each(String sql, Collection<T> rows, BiConsumer<PreparedBatch, T> bind) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            for (T row : rows) {
                bind.accept(batch, row);
                batch.add();
            }
            batch.execute();
        });
    }

    private String write(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
