package dudao.plan.importing.structure;

import dudao.plan.importing.cleaning.TextCleaner;
import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.metadata.Metadata;
import dudao.plan.importing.metadata.Surroundings;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
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
        Surroundings around = Surroundings.of(
                clean, coverStart, segment.start(), introduction(segment, title, firstHeading), firstHeading);
        documents.add(document(title, metadata, around, new Body(reader, segment, firstHeading, end)));
        documentRanges.add(new Range(segment.start(), end));
        return afterSignature(end, segment.end());
    }

    /** What follows a date belongs to the next document. */
    private int afterSignature(int start, int end) {
        int after = start;
        for (int line = start; line < end; line = clean.lineEnd(line, end) + 1) {
            int lineEnd = clean.lineEnd(line, end);
            if (LineKind.of(clean.text().substring(line, lineEnd)) == LineKind.DATE) {
                after = lineEnd;
            }
        }
        return after;
    }

    private record Body(DocumentReader reader, Segment segment, int firstHeading, int end) {}

    private ImportedDocument document(String title, Metadata metadata, Surroundings around, Body body) {
        DocumentReader reader = body.reader;
        return new ImportedDocument(
                title,
                metadata.documentNumber(),
                metadata.issuer(),
                metadata.issuedOn(),
                metadata.planYear(),
                reader.sections,
                reader.items,
                warnings(title, body),
                metadata.issuers(),
                around.addressees(),
                around.coverNotice(),
                around.preamble(),
                metadata.register());
    }

    private List<ImportWarning> warnings(String title, Body body) {
        Segment segment = body.segment;
        List<ImportWarning> warnings = new ArrayList<>(body.reader.warnings);
        if (title == null) {
            warnings.add(new ImportWarning("NO_TITLE", "没有找到标题", clean.origin(segment.start())));
        }
        int introduction = segment.kind() == LineKind.TITLE ? segment.bodyStart() : segment.start();
        warnings.addAll(Leftovers.between(clean, List.of(), introduction, body.firstHeading, "INTRODUCTION"));
        warnings.addAll(Leftovers.between(clean, body.reader.taken, body.firstHeading, body.end, "UNPLACED_TEXT"));
        moveCleaning(clean.origin(segment.start()), this.warnings);
        moveCleaning(clean.origin(body.end), warnings);
        return Warnings.ordered(warnings);
    }

    /** After the title, which may stand in the middle of a text that lost its line ends. */
    private int introduction(Segment segment, String title, int firstHeading) {
        if (segment.kind() != LineKind.TEXT || title == null) {
            return segment.bodyStart();
        }
        int at = clean.text().lastIndexOf(title, firstHeading);
        return at < segment.start() ? segment.bodyStart() : at + title.length();
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
