package dudao.plan.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedHead;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.structure.PlanRecogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small documents in the layouts real ones come in, each with what a person reads in it below a line of {@code =}.
 * One fact a line: {@code #} document, {@code @} addressee, {@code [section] number title}, then of the item {@code T}
 * target, {@code D} deadline, {@code F} frequency, {@code P} party, {@code R} reference, {@code A} actions, {@code O} a
 * measure with an open time or another reference year, and {@code W} warnings.
 */
class KinTest {

    private static final Path DOCUMENTS = Path.of("src/test/resources/importing/kin");
    private static final String LINE = "=====\n";

    @TestFactory
    List<DynamicTest> isReadAsAPersonReadsIt() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        String[] parts = Files.readString(file).split(LINE, 2);
                        assertEquals(parts[1].strip(), told(PlanRecogniser.recognise(parts[0])));
                    }))
                    .toList();
        }
    }

    private static String told(ImportResult result) {
        List<String> lines = new ArrayList<>();
        for (ImportedDocument document : result.documents()) {
            lines.add(joined(
                    "#",
                    document.title(),
                    document.documentNumber(),
                    String.join("、", document.issuers()),
                    document.issuedOn(),
                    document.planYear()));
            lines.add(head(document.metadata()));
            document.addressees()
                    .forEach(each -> lines.add(joined("@", each.name(), each.kind(), each.all() ? "all" : null)));
            lines.add(joined("notice", document.coverNotice()));
            lines.add(joined("preamble", document.preamble()));
            document.items().forEach(each -> item(each, lines));
            codes(document.warnings(), lines);
        }
        lines.removeIf(line -> List.of("head", "notice", "preamble").contains(line));
        return String.join("\n", lines);
    }

    private static void item(ImportedItem item, List<String> lines) {
        lines.add(joined("[" + (item.section() == null ? "" : item.section()) + "]", item.number(), item.title()));
        item.targets()
                .forEach(each -> lines.add(joined(
                        "T",
                        each.comparator() + each.quantity().toPlainString(),
                        each.unit(),
                        each.object(),
                        each.partOf() == null ? null : "of " + each.partOf())));
        item.deadlines().forEach(each -> lines.add(joined("D", each.text(), each.date(), each.relativeTo())));
        item.frequencies().forEach(each -> lines.add(joined("F", each.count(), each.per())));
        item.parties()
                .forEach(each ->
                        lines.add(joined("P", each.role(), each.name(), each.kind(), each.all() ? "all" : null)));
        item.references()
                .forEach(each -> lines.add(joined(
                        "R",
                        each.relation(),
                        each.title(),
                        each.documentNumber(),
                        each.level(),
                        each.trial() ? "trial" : null)));
        item.actions().forEach(each -> lines.add(joined("A", each.count(), each.name())));
        item.measures().stream()
                .filter(each -> each.openTiming() != null || each.referenceYear() != null)
                .forEach(each -> lines.add(open(each)));
    }

    private static String head(ImportedHead head) {
        return joined(
                "head", head.publishedOn(), head.effectiveOn(), head.validity(), head.level(), head.subjectClass());
    }

    private static String open(ImportedMeasure measure) {
        return joined("O", measure.openTiming(), measure.referenceYear());
    }

    private static void codes(List<ImportWarning> warnings, List<String> lines) {
        warnings.stream()
                .filter(each -> !each.code().equals("INTRODUCTION"))
                .forEach(each -> lines.add("W " + each.code()));
    }

    private static String joined(Object... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
