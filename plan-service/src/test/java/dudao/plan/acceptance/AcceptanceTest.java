package dudao.plan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.content.particulars.Terms.DueBasis;
import dudao.plan.importing.document.Commitment;
import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedFrequency;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.ImportedTarget;
import dudao.plan.importing.document.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);

    private static ImportedMeasure measure(int start, int end) {
        return new ImportedMeasure("第" + start, new Span(start, end), Commitment.STRIVE);
    }

    private static ImportedDeadline deadline(LocalDate date, int start) {
        return new ImportedDeadline("前", date, new Span(start, start + 2));
    }

    private static Item accepted(
            List<ImportedMeasure> measures, List<ImportedDeadline> deadlines, List<ImportedTarget> targets) {
        ImportedItem item = new ImportedItem(
                "3",
                2,
                "题",
                "文",
                new Span(0, 100),
                targets,
                deadlines,
                List.of(new ImportedFrequency("每月", "month", 1, new Span(5, 7))),
                measures);
        ImportedDocument document =
                new ImportedDocument("题", null, null, null, 2026, List.of(), List.of(item), List.of());
        return Acceptance.items(UUID.randomUUID(), 2026, document, KnownParties.NONE)
                .get(0);
    }

    private static LocalDate dueOn(ImportedDeadline... deadlines) {
        return accepted(List.of(measure(10, 50)), List.of(deadlines), List.of())
                .measures()
                .get(0)
                .dueOn();
    }

    @Test
    void theOnlyDateInAMeasuresWordsIsItsDueDate() {
        assertEquals(JUNE, dueOn(deadline(JUNE, 20)));
        assertEquals(JUNE, dueOn(deadline(JUNE, 20), deadline(YEAR_END, 60)));
        assertEquals(JUNE, dueOn(deadline(JUNE, 20), deadline(JUNE, 30)));
    }

    @Test
    void severalDatesOrAnUnknownOneAreForAPerson() {
        assertNull(dueOn(deadline(JUNE, 20), deadline(YEAR_END, 30)));
        assertNull(dueOn(deadline(null, 20)));
    }

    @Test
    void withoutADateOfItsOwnAMeasureIsDueAtTheYearsEndByDefault() {
        for (ImportedDeadline[] elsewhere :
                List.of(new ImportedDeadline[0], new ImportedDeadline[] {deadline(JUNE, 60)}, new ImportedDeadline[] {
                    deadline(JUNE, 49)
                })) {
            Measure measure = accepted(List.of(measure(10, 50)), List.of(elsewhere), List.of())
                    .measures()
                    .get(0);
            assertEquals(YEAR_END, measure.dueOn());
            assertEquals(DueBasis.DEFAULTED, measure.terms().dueBasis());
        }
    }

    @Test
    void aDateSaysWhatWordsItCameFromAndWhatItHangsOn() {
        ImportedDeadline term = new ImportedDeadline("春季开学前", JUNE, new Span(20, 25), "SPRING_TERM_START");
        Measure measure = accepted(List.of(measure(10, 50)), List.of(term), List.of())
                .measures()
                .get(0);
        assertEquals(
                new DueBasis(DueBasis.Kind.STATED, "春季开学前", "SPRING_TERM_START"),
                measure.terms().dueBasis());
    }

    @Test
    void anIntervalInAMeasuresWordsIsItsCadence() {
        Item item = accepted(List.of(measure(0, 8), measure(10, 50)), List.of(), List.of());
        assertEquals("month", item.measures().get(0).cadence());
        assertNull(item.measures().get(1).cadence());
    }

    @Test
    void timeLeftOpenStaysOpen() {
        ImportedMeasure open = new ImportedMeasure("适时启用", new Span(10, 50), Commitment.MUST, "适时", 2025);
        Measure measure =
                accepted(List.of(open), List.of(), List.of()).measures().get(0);
        assertTrue(measure.terms().openTiming());
        assertNull(measure.dueOn());
        assertEquals(2025, measure.terms().referenceYear());
        ImportedMeasure dated = new ImportedMeasure("六月底前适时启用", new Span(10, 50), Commitment.MUST, "适时", null);
        measure = accepted(List.of(dated), List.of(deadline(JUNE, 20)), List.of())
                .measures()
                .get(0);
        assertFalse(measure.terms().openTiming());
        assertEquals(JUNE, measure.dueOn());
    }

    @Test
    void aTargetBelongsToTheMeasureThatSaysIt() {
        ImportedTarget inside = new ImportedTarget("6处", new BigDecimal("6"), "处", null, ">=", new Span(62, 65));
        ImportedTarget outside = new ImportedTarget("9处", new BigDecimal("9"), "处", "馆", "~", new Span(90, 95));
        Item item = accepted(List.of(measure(10, 50), measure(60, 80)), List.of(), List.of(inside, outside));
        assertEquals(item.measures().get(1).id(), item.targets().get(0).measureId());
        assertNull(item.targets().get(1).measureId());
        assertEquals("~", item.targets().get(1).comparator());
    }

    @Test
    void theRestIsTakenAsItIs() {
        Item item = accepted(List.of(measure(10, 50)), List.of(deadline(JUNE, 60)), List.of());
        assertEquals("3", item.number());
        assertEquals(2, item.sectionOrdinal());
        assertEquals(new Item.Frequency("每月", "month", 1), item.frequencies().get(0));
        assertEquals(new Item.Deadline("前", JUNE), item.deadlines().get(0));
        Measure measure = item.measures().get(0);
        assertEquals(Commitment.STRIVE, measure.commitment());
        assertEquals(new Span(10, 50), measure.span());
        assertEquals(item.id(), measure.itemId());
    }
}
