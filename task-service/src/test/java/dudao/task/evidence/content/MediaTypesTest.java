package dudao.task.evidence.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTypesTest {

    @TempDir
    Path folder;

    private String of(byte[] content) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, content);
        return MediaTypes.of(file);
    }

    private String refusal(byte[] content) {
        return assertThrows(RuleViolation.class, () -> of(content)).code();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... namesAndTexts) {
        return dudao.task.testing.Files.zip(namesAndTexts);
    }

    @Test
    void theContentTells() throws IOException {
        assertEquals("application/pdf", of(utf8("%PDF-1.4\n%âãÏÓ")));
        assertEquals("image/png", of(HexFormat.of().parseHex("89504e470d0a1a0a0000")));
        assertEquals("image/jpeg", of(HexFormat.of().parseHex("ffd8ffe1")));
        assertEquals("text/plain", of(utf8("第一周\t已完成\r\n")));
        assertEquals("application/ofd", of(zip("OFD.xml", "<ofd/>")));
        assertEquals(OfficeFile.WORD, of(zip("[Content_Types].xml", "x", "word/document.xml", "<w:t>总结</w:t>")));
        assertTrue(of(zip("xl/workbook.xml", "x")).endsWith("spreadsheetml.sheet"));
        assertTrue(of(zip("ppt/presentation.xml", "x")).endsWith("presentationml.presentation"));
    }

    @Test
    void whatIsNoneOfTheseIsRefused() {
        for (byte[] other : List.of(
                utf8("MZ\0\0"),
                HexFormat.of().parseHex("7f454c46"),
                HexFormat.of().parseHex("fffe4100"),
                HexFormat.of().parseHex("d0cf11e0a1b11ae1"),
                "总结报告".getBytes(Charset.forName("GBK")),
                utf8("\u001b[31m红"),
                zip("run.sh", "x"),
                utf8("PK\3\4 broken"),
                zip("word/document.xml", "x", "word/vbaProject.bin", "macro"))) {
            assertEquals("EVIDENCE_TYPE_UNSUPPORTED", refusal(other));
        }
    }

    @Test
    void marksOfSecrecyAreFoundInTextAndWord() {
        assertEquals("CLASSIFIED_CONTENT", refusal(utf8("机密★10年\n总结")));
        assertEquals(
                "CLASSIFIED_CONTENT",
                refusal(zip("word/document.xml", "<w:p><w:t>秘</w:t><w:t>密</w:t><w:t>★</w:t></w:p>")));
    }

    @Test
    void noContentBreaksIt() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        byte[][] starts = {utf8("PK\3\4"), utf8("%PDF-"), new byte[0], zip("word/document.xml", "x")};
        for (int n = 0; n < 400; n++) {
            byte[] content = new byte[random.nextInt(300)];
            random.nextBytes(content);
            byte[] start = starts[n % starts.length];
            System.arraycopy(start, 0, content, 0, Math.min(start.length, content.length));
            try {
                of(content);
            } catch (RuleViolation refused) {
                assertEquals("EVIDENCE_TYPE_UNSUPPORTED", refused.code(), "seed 11, file " + n);
            }
        }
    }
}
