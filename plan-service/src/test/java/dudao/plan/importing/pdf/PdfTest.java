package dudao.plan.importing.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import dudao.plan.importing.PlanPaper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class PdfTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void linesAreJoinedAndPageFurnitureLeftOut() throws IOException {
        assertEquals(PlanPaper.text().strip(), Pdf.text(PlanPaper.pdf()));
    }

    @Test
    void titleOfTwoLinesIsOne() throws IOException {
        String text = Pdf.text(PlanPaper.pdf(List.of("中共云江市委教育工作领导小组办公室", "云江市教育局2025年教育工作要点"), List.of("一、抓实党建")));
        assertTrue(text.endsWith("\n中共云江市委教育工作领导小组办公室云江市教育局2025年教育工作要点\n一、抓实党建"), text);
    }

    @Test
    void scansAreRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            assertEquals("DOCUMENT_WITHOUT_TEXT", refusal(PlanPaper.bytes(document)));
        }
    }

    @Test
    void lockedFilesAreRefused() throws IOException {
        assertEquals("DOCUMENT_ENCRYPTED", refusal(locked("reader", true)));
        assertEquals("DOCUMENT_ENCRYPTED", refusal(locked("", false)));
        assertEquals(PlanPaper.text().strip(), Pdf.text(locked("", true)));
    }

    @Test
    void tooManyPagesAreRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i <= Pdf.MOST_PAGES; i++) {
                document.addPage(new PDPage());
            }
            assertEquals("DOCUMENT_TOO_LARGE", refusal(PlanPaper.bytes(document)));
        }
    }

    @Test
    void bombsAreRefusedSoon() throws IOException {
        byte[] blanks = new byte[80 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] bomb = drawn(blanks, 1, COSName.FLATE_DECODE);
        assertEquals("DOCUMENT_TOO_LARGE", assertTimeout(SOON, () -> refusal(bomb)));
        byte[] shared = drawn(Arrays.copyOf(blanks, 1 << 20), 100, COSName.FLATE_DECODE);
        assertEquals("DOCUMENT_TOO_LARGE", assertTimeout(SOON, () -> refusal(shared)));
        COSArray twice = new COSArray(List.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE));
        byte[] nested = drawn(blanks, 1, twice);
        assertEquals("DOCUMENT_TOO_LARGE", assertTimeout(SOON, () -> refusal(nested)));
        assertEquals("DOCUMENT_UNSAFE", refusal(drawn(new byte[100], 1, COSName.LZW_DECODE)));
    }

    @Test
    void drawingForEverIsStopped() throws IOException {
        byte[] drawing = "q Q ".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII);
        assertEquals("DOCUMENT_TOO_LARGE", assertTimeout(SOON, () -> refusal(drawn(drawing, 1, COSName.FLATE_DECODE))));
    }

    @Test
    void brokenFilesAreRefusedOrRead() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = PlanPaper.pdf();
        for (int round = 0; round < 200; round++) {
            byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = random.nextInt(40); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                Pdf.text(broken);
            } catch (RuleViolation refused) {
                // That is an answer too.
                continue;
            } catch (Throwable failure) {
                throw new AssertionError("seed " + seed + " round " + round, failure);
            }
        }
    }

    private static byte[] locked(String password, boolean extractable) throws IOException {
        try (PDDocument document = Loader.loadPDF(PlanPaper.pdf())) {
            AccessPermission permission = new AccessPermission();
            permission.setCanExtractContent(extractable);
            document.protect(new StandardProtectionPolicy("owner", password, permission));
            return PlanPaper.bytes(document);
        }
    }

    /** A document whose pages all show the same content. */
    private static byte[] drawn(byte[] content, int pages, org.apache.pdfbox.cos.COSBase filters) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDStream stream = new PDStream(document);
            try (OutputStream out = stream.getCOSObject().createOutputStream(filters)) {
                new ByteArrayInputStream(content).transferTo(out);
            }
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                page.setContents(stream);
                document.addPage(page);
            }
            return PlanPaper.bytes(document);
        }
    }

    private static String refusal(byte[] body) {
        return assertThrows(RuleViolation.class, () -> Pdf.text(body)).code();
    }
}
