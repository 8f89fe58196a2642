package dudao.plan.importing.pdf;

import dudao.commons.problems.RuleViolation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text layer of a PDF as paragraphs: lines joined again, page numbers, headers and footers left out. Nothing in the
 * file is run or fetched, and no picture is looked at.
 */
public final class Pdf {

    static final int MOST_PAGES = 500;

    private static final double MOST_UNREADABLE = 0.2;

    private Pdf() {}

    public static String text(byte[] body) {
        return text(body, new LinkedHashSet<>());
    }

    /** @param dropped where each header and footer that is left out is told once */
    public static String text(byte[] body, Set<String> dropped) {
        StreamGuard.check(body);
        try (PDDocument document = Loader.loadPDF(body)) {
            if (document.isEncrypted() && !document.getCurrentAccessPermission().canExtractContent()) {
                throw encrypted();
            }
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw tooLarge("共 " + document.getNumberOfPages() + " 页,上限为 " + MOST_PAGES + " 页");
            }
            StreamGuard.check(document);
            List<List<Line>> pages = new ArrayList<>(PageReader.read(document));
            return readable(Paragraphs.of(Furniture.without(pages, dropped)));
        } catch (InvalidPasswordException e) {
            throw encrypted();
        } catch (IOException e) {
            throw unreadable("不是完好的 PDF");
        } catch (RuleViolation refused) {
            throw refused;
        } catch (RuntimeException | StackOverflowError e) {
            // What a broken file does to its parser is the file's fault.
            throw unreadable("不是完好的 PDF");
        }
    }

    private static String readable(String text) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters == 0) {
            throw RuleViolation.of("DOCUMENT_WITHOUT_TEXT", "PDF 没有文字层(多为扫描件),请先作文字识别");
        }
        long unknown = text.chars()
                .filter(c -> c == '\uFFFD' || c >= '\uE000' && c <= '\uF8FF')
                .count();
        if (unknown > letters * MOST_UNREADABLE) {
            throw RuleViolation.of("DOCUMENT_WITHOUT_TEXT", "PDF 的文字层没有可用的字符编码,请另存后再导入");
        }
        return text;
    }

    private static RuleViolation encrypted() {
        return RuleViolation.of("DOCUMENT_ENCRYPTED", "PDF 设有密码或禁止提取文字,请先解除");
    }

    static RuleViolation unreadable(String detail) {
        return RuleViolation.of("DOCUMENT_UNREADABLE", detail);
    }

    static RuleViolation tooLarge(String detail) {
        return RuleViolation.of("DOCUMENT_TOO_LARGE", detail);
    }
}
