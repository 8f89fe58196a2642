package dudao.plan.importing.structure;

import dudao.plan.importing.clauses.Actions;
import dudao.plan.importing.clauses.Deadlines;
import dudao.plan.importing.clauses.Frequencies;
import dudao.plan.importing.clauses.Measures;
import dudao.plan.importing.clauses.Placeholders;
import dudao.plan.importing.clauses.Targets;
import dudao.plan.importing.clauses.Timing;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.document.ImportedFrequency;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedSection;
import dudao.plan.importing.mentions.Parties;
import dudao.plan.importing.mentions.References;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.Numeral;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;

/** Reads sections and items of one document, and remembers which parts of the text they took. */
final class DocumentReader {

    final List<ImportedSection> sections = new ArrayList<>();
    final List<ImportedItem> items = new ArrayList<>();
    final List<ImportWarning> warnings = new ArrayList<>();
    final List<Range> taken = new ArrayList<>();

    /** No item of a year's plan is longer. */
    private static final int LONGEST_BODY = 5_000;

    private final CleanText clean;
    private final Integer planYear;
    private Heading lastNumbered;
    private Block lastBlock;

    private DocumentReader(CleanText clean, Integer planYear) {
        this.clean = clean;
        this.planYear = planYear;
    }

    static DocumentReader read(CleanText clean, List<Heading> headings, int end, Integer planYear) {
        DocumentReader reader = new DocumentReader(clean, planYear);
        Outline outline = Outline.of(headings);
        Block.of(clean, headings, outline, end).forEach(block -> reader.block(block, outline));
        return reader;
    }

    private void block(Block block, Outline outline) {
        if (block.heading() != null) {
            sections.add(new ImportedSection(block.ordinal(), block.title(clean)));
            taken.add(new Range(block.heading().start(), block.textStart()));
        }
        if (block.isAboutThePast(clean)) {
            warnings.add(new ImportWarning(
                    "PAST_WORK",
                    "不是计划内容:" + block.title(clean),
                    clean.origin(block.heading().start())));
            return;
        }
        List<Heading> headings = block.items(outline);
        if (headings.isEmpty()) {
            unnumbered(block);
        } else {
            numbered(block, headings);
        }
    }

    private void numbered(Block block, List<Heading> headings) {
        int after = 0;
        for (Heading heading : headings) {
            // A heading of the same or a higher level ends an item; numbers within it do not.
            while (after < block.inner().size()
                    && (block.inner().get(after).start() <= heading.start()
                            || block.inner().get(after).level().compareTo(heading.level()) > 0)) {
                after++;
            }
            int end = after < block.inner().size() ? block.inner().get(after).start() : block.end();
            if (heading.words() >= end) {
                warnings.add(
                        new ImportWarning("EMPTY_ITEM", heading.marker().printed(), clean.origin(heading.start())));
                continue;
            }
            checkOrder(heading, block);
            ItemText text = ItemText.of(clean, heading.words(), Tail.cut(clean, heading.words(), end));
            add(heading.marker().printed(), block.ordinal(), heading.start(), text);
        }
    }

    /** Numbers run on through the document or begin anew in each section; whatever else they do, a person should see. */
    private void checkOrder(Heading heading, Block block) {
        boolean begins = lastNumbered == null || lastBlock != block && heading.ordinal() == 1;
        if (!begins && heading.ordinal() != lastNumbered.ordinal() + 1) {
            warnings.add(new ImportWarning(
                    "NUMBER_OUT_OF_ORDER",
                    "编号 " + lastNumbered.marker().printed() + " 之后是 "
                            + heading.marker().printed(),
                    clean.origin(heading.start())));
        }
        lastNumbered = heading;
        lastBlock = block;
    }

    private void unnumbered(Block block) {
        if (block.textStart() >= block.end()) {
            warnings.add(new ImportWarning(
                    "EMPTY_SECTION",
                    "没有内容:" + block.title(clean),
                    clean.origin(block.heading().start())));
            return;
        }
        int end = Tail.cut(clean, block.textStart(), block.end());
        int n = 0;
        for (ItemText text : RunInItems.in(clean, block.words(), block.textStart(), end)) {
            int start = Math.min(text.titleStart(), text.bodyStart());
            String number = Numeral.chinese(block.ordinal()) + "-" + ++n;
            add(number, block.ordinal(), Math.max(start, block.textStart()), text);
        }
    }

    private void add(String number, Integer section, int start, ItemText text) {
        int bodyEnd = text.bodyEnd();
        while (bodyEnd > text.bodyStart() && Character.isWhitespace(clean.charAt(bodyEnd - 1))) {
            bodyEnd--;
        }
        Passage body = new Passage(clean, text.bodyStart(), bodyEnd);
        warnings.addAll(Placeholders.in(body));
        if (bodyEnd - text.bodyStart() > LONGEST_BODY) {
            warnings.add(new ImportWarning(
                    "LONG_ITEM",
                    number + " 的正文有 " + (bodyEnd - text.bodyStart()) + " 个字符,可能漏认了编号",
                    clean.origin(start)));
        }
        List<ImportedDeadline> deadlines = Deadlines.in(body, planYear, warnings);
        List<ImportedFrequency> frequencies = Frequencies.in(body);
        items.add(new ImportedItem(
                number,
                section,
                clean.text().substring(text.titleStart(), text.titleEnd()),
                clean.text().substring(text.bodyStart(), bodyEnd),
                clean.span(start, bodyEnd),
                Targets.in(body),
                deadlines,
                frequencies,
                Timing.of(Measures.in(body), deadlines, frequencies, planYear),
                Parties.in(body),
                References.in(body),
                Actions.in(body)));
        taken.add(new Range(start, bodyEnd));
    }
}
