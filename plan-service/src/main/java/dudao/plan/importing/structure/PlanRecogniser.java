package dudao.plan.importing.structure;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.metadata.Metadata;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
import dudao.plan.importing.text.TextCleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Recognises the plans in a text. It reads anything: what it cannot place becomes a warning, never an error. */
public final class PlanRecogniser {

    private static final Comparator<ImportWarning> BY_PLACE = Comparator.comparingInt(ImportWarning::at);

    private static final int LONGEST_INTRODUCTION = 2000;

    private record Plan(Segment segment, List<Heading> headings) {}

    private final CleanText clean;
    private final Deque<ImportWarning> cleaning;
    private final List<ImportWarning> warnings = new ArrayList<>();
    private final List<ImportedDocument> documents = new ArrayList<>();
    private final List<Range> documentRanges = new ArrayList<>();

    private PlanRecogniser(String text) {
        List<ImportWarning> dropped = new ArrayList<>();
        this.clean = TextCleaner.clean(text, dropped);
        dropped.sort(BY_PLACE);
        this.cleaning = new ArrayDeque<>(dropped);
    }

    public static ImportResult recognise(String text) {
        return new PlanRecogniser(text).read();
    }

    private ImportResult read() {
        int coverStart = 0;
        for (Plan plan : plans()) {
            coverStart = read(plan, coverStart);
        }
        warnings.addAll(Leftovers.between(clean, documentRanges, 0, clean.length(), "UNPLACED_TEXT"));
        warnings.addAll(cleaning);
        return new ImportResult(documents, Warnings.ordered(warnings));
    }

    /** Texts under the title of a plan; failing those, texts without a title; failing those, notices. */
    private List<Plan> plans() {
        List<Segment> segments = Segment.of(clean);
        for (List<LineKind> kinds : List.of(
                List.of(LineKind.TITLE), List.of(LineKind.TEXT, LineKind.ARTICLE_MARK), List.of(LineKind.NOTICE))) {
            List<Plan> plans = segments.stream()
                    .filter(segment -> kinds.contains(segment.kind()))
                    .map(segment -> new Plan(segment, Heading.in(clean, segment.bodyStart(), segment.end())))
                    .filter(plan -> !plan.headings.isEmpty())
                    .toList();
            if (!plans.isEmpty()) {
                return plans;
            }
        }
        return List.of();
    }

    /** Adds the document and gives back where it ends. */
    private int read(Plan plan, int coverStart) {
        Segment segment = plan.segment;
        int firstHeading = plan.headings.get(0).start();
        String title = title(segment, firstHeading);
        List<String> before = Metadata.lines(clean, coverStart, segment.start());
        List<String> after = Metadata.lines(clean, segment.bodyStart(), firstHeading);
        Metadata metadata = Metadata.of(title, before, after);
        DocumentReader reader = DocumentReader.read(clean, plan.headings, segment.end(), metadata.planYear());
        if (reader.items.isEmpty()) {
            return coverStart;
        }
        int end = reader.taken.get(reader.taken.size() - 1).end();
        after.addAll(Metadata.lines(clean, Math.min(end + 1, segment.end()), segment.end()));
        metadata = Metadata.of(title, before, after);
        documents.add(document(title, metadata, reader, segment, firstHeading, end));
        documentRanges.add(new Range(segment.start(), end));
        return end;
    }

    private ImportedDocument document(
            String title, Metadata metadata, DocumentReader reader, Segment segment, int firstHeading, int end) {
        List<ImportWarning> warnings = new ArrayList<>(reader.warnings);
        if (title == null) {
            warnings.add(new ImportWarning("NO_TITLE", "没有找到标题", clean.origin(segment.start())));
        }
        int introduction = segment.kind() == LineKind.TITLE ? segment.bodyStart() : segment.start();
        warnings.addAll(Leftovers.between(clean, List.of(), introduction, firstHeading, "INTRODUCTION"));
        warnings.addAll(Leftovers.between(clean, reader.taken, firstHeading, end, "UNPLACED_TEXT"));
        moveCleaning(clean.origin(segment.start()), this.warnings);
        moveCleaning(clean.origin(end), warnings);
        return new ImportedDocument(
                title,
                metadata.documentNumber(),
                metadata.issuer(),
                metadata.issuedOn(),
                metadata.planYear(),
                reader.sections,
                reader.items,
                Warnings.ordered(warnings));
    }

    /** Gives what the cleaning told of the text before {@code place} to those it concerns. */
    private void moveCleaning(int place, List<ImportWarning> to) {
        while (!cleaning.isEmpty() && cleaning.peek().at() < place) {
            to.add(cleaning.poll());
        }
    }

    private String title(Segment segment, int firstHeading) {
        String line =
                clean.text().substring(segment.start(), segment.bodyStart()).strip();
        return switch (segment.kind()) {
            case TITLE -> LineKind.title(line);
            case NOTICE ->
                line.contains("《") && line.contains("》")
                        ? line.substring(line.indexOf('《') + 1, Math.max(line.indexOf('《') + 1, line.indexOf('》')))
                        : line;
            default ->
                LineKind.titleWithin(clean.text()
                        .substring(Math.max(segment.start(), firstHeading - LONGEST_INTRODUCTION), firstHeading));
        };
    }
}
