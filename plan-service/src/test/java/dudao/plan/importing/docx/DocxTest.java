package dudao.plan.importing.docx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dudao.commons.problems.RuleViolation;
import dudao.plan.importing.PlanPaper;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedParty;
import dudao.plan.importing.structure.PlanRecogniser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class DocxTest {

    private static final String DOCUMENT = "word/document.xml";
    private static final String TYPES = "[Content_Types].xml";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void automaticNumbersAreWrittenOutAndHeadersLeftOut() throws IOException {
        assertEquals(PlanPaper.text(), Docx.text(PlanPaper.docx()));
    }

    @Test
    void rowsAreLinesAndFramesAreNot() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            PlanPaper.table(document, List.of(List.of("学段", "校数", "年份"), List.of("幼儿园", "5所", "2026")));
            PlanPaper.table(document, List.of(List.of("一、总体要求")));
            assertEquals(
                    "学段\t校数\t年份\n幼儿园\t5所\t2026\n一、总体要求",
                    Docx.text(PlanPaper.bytes(document)).strip());
        }
    }

    @Test
    void rowsOfATaskTableAreItems() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("2026年教育工作要点");
            PlanPaper.table(
                    document,
                    List.of(
                            List.of("序号", "任务", "具体措施", "责任单位", "完成时限"),
                            List.of("1", "扩充学前学位", "新建幼儿园5所", "规划处、基教处", "6月底前"),
                            List.of("2", "配强校医", "招聘校医30名。", "体卫艺处", "")));
            ImportedDocument read = PlanRecogniser.recognise(Docx.text(PlanPaper.bytes(document)))
                    .documents()
                    .get(0);
            ImportedItem first = read.items().get(0);
            assertEquals("扩充学前学位", first.title());
            assertEquals(5, first.targets().get(0).quantity().intValue());
            assertEquals(LocalDate.of(2026, 6, 30), first.deadlines().get(0).date());
            assertEquals(
                    List.of("规划处", "基教处"),
                    first.parties().stream().map(ImportedParty::name).toList());
            assertEquals("2", read.items().get(1).number());
            assertEquals(List.of(), read.items().get(1).deadlines());
        }
    }

    @Test
    void whatIsDeletedHiddenOrAFieldCodeIsNotRead() throws IOException {
        assertEquals(
                "一、甲\t乙\n丙",
                body("""
                        <w:p><w:r><w:t>一、甲</w:t><w:tab/></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins>
                        <w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>
                        <w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>
                        <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
                        <w:sdt><w:sdtContent><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:sdtContent></w:sdt>""")
                        .strip());
    }

    @Test
    void bombsAreRefusedSoon() throws IOException {
        byte[] zeros = new byte[200 << 20];
        byte[] bomb = with("word/media/image1.bmp", zeros);
        assertEquals("DOCUMENT_TOO_LARGE", assertTimeout(SOON, () -> refusal(bomb)));
        assertEquals("DOCUMENT_TOO_LARGE", refusal(with("word/glossary.xml", new byte[20 << 20])));
    }

    @Test
    void macrosArchivesAndEntitiesAreRefused() throws IOException {
        assertEquals("DOCUMENT_UNSAFE", refusal(with("word/vbaProject.bin", new byte[] {1})));
        assertEquals("DOCUMENT_UNSAFE", refusal(with("word/embeddings/list.xlsx", PlanPaper.docx())));
        assertEquals(
                "DOCUMENT_UNSAFE",
                refusal(with("word/embeddings/ole.bin", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})));
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w>&x;</w>";
        assertEquals("DOCUMENT_UNSAFE", refusal(with(DOCUMENT, entity.getBytes(StandardCharsets.UTF_8))));
        // Behind 5 KB of blanks, and in UTF-16, where no search for bytes finds it.
        String far = entity.replace("<!DOCTYPE", " ".repeat(5000) + "<!DOCTYPE");
        assertEquals("DOCUMENT_UNSAFE", refusal(with(DOCUMENT, far.getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                "DOCUMENT_UNSAFE", refusal(with(DOCUMENT, ("\uFEFF" + entity).getBytes(StandardCharsets.UTF_16BE))));
    }

    @Test
    void compressedPicturesAreNoArchives() throws IOException {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0};
        assertEquals(PlanPaper.text(), Docx.text(with("word/media/image1.emz", gzip)));
        assertEquals("DOCUMENT_UNSAFE", refusal(with("word/media/image1.bin", gzip)));
    }

    @Test
    void whatIsBrokenIsUnreadable() throws IOException {
        byte[] whole = PlanPaper.docx();
        assertEquals("DOCUMENT_UNREADABLE", refusal(java.util.Arrays.copyOf(whole, whole.length / 3)));
        assertEquals("DOCUMENT_UNREADABLE", refusal("PK\3\4nonsense".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("DOCUMENT_UNREADABLE", refusal(with(DOCUMENT, "<w:document".getBytes(StandardCharsets.UTF_8))));
        String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
        assertEquals("DOCUMENT_UNREADABLE", refusal(with(DOCUMENT, deep.getBytes(StandardCharsets.UTF_8))));
        String surrogate = "<a>&#xD800;</a>";
        assertEquals("DOCUMENT_UNREADABLE", refusal(with(DOCUMENT, surrogate.getBytes(StandardCharsets.UTF_8))));
    }

    private static String body(String paragraphs) throws IOException {
        String document =
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + paragraphs + "</w:body></w:document>";
        return Docx.text(with(DOCUMENT, document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refusal(byte[] body) {
        return assertThrows(RuleViolation.class, () -> Docx.text(body)).code();
    }

    /** Our paper with one more or another part. */
    private static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(PlanPaper.docx()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        parts.put(name, content);
        String types = new String(parts.get(TYPES), StandardCharsets.UTF_8);
        String pictures = "<Default Extension=\"emz\" ContentType=\"image/x-emz\"/></Types>";
        parts.put(TYPES, types.replace("</Types>", pictures).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }
}
