package dudao.task.evidence.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import org.junit.jupiter.api.Test;

class FileNameTest {

    @Test
    void namesAreOnlyNames() {
        assertEquals("总结.pdf", FileName.clean("总结.pdf"));
        assertEquals("passwd", FileName.clean("../../etc/passwd"));
        assertEquals("b.pdf", FileName.clean("C:\\a\\b.pdf"));
        assertEquals("ab.pdf", FileName.clean("a\r\nb\0.pdf"));
        assertEquals("afdp.exe", FileName.clean("a\u202efdp.exe"));
        for (String nothing : new String[] {null, "", "..", "/", " ", "\u200b"}) {
            assertEquals("附件", FileName.clean(nothing));
        }
        String cut = FileName.clean("长".repeat(200) + "𠮷.pdf");
        assertEquals(120, cut.codePointCount(0, cut.length()));
        assertTrue(cut.endsWith("𠮷.pdf"), cut);
    }

    @Test
    void aMarkedNameIsRefused() {
        assertThrows(RuleViolation.class, () -> FileName.clean("秘密★.pdf"));
    }

    @Test
    void aNameCannotLeaveItsHeader() {
        assertEquals(
                "attachment; filename=\"evidence\"; filename*=UTF-8''%E6%80%BB%20%27%22%3B%0D%0Ax%2A",
                FileName.disposition("总 '\";\r\nx*"));
    }
}
