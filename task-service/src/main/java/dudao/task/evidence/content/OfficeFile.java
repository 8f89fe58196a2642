package dudao.task.evidence.content;

import dudao.commons.http.StateSecrets;
import dudao.commons.problems.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zipped document (OOXML, OFD). It is told by the names in its directory; nothing is unpacked but the beginning of a
 * Word file's text, which is searched for a mark of secrecy.
 */
final class OfficeFile {

    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    /** By the part that makes it what it is. */
    private static final Map<String, String> KINDS = Map.of(
            "word/document.xml",
            WORD,
            "xl/workbook.xml",
            OOXML + "spreadsheetml.sheet",
            "ppt/presentation.xml",
            OOXML + "presentationml.presentation",
            "OFD.xml",
            "application/ofd");

    private static final int MAX_ENTRIES = 10_000;
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final Pattern PARAGRAPH_END = Pattern.compile("</w:p>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private OfficeFile() {}

    static String mediaType(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> names = names(zip);
            String found =
                    KINDS.keySet().stream().filter(names::contains).findFirst().orElseThrow(MediaTypes::unsupported);
            StateSecrets.refuse(text(zip));
            return KINDS.get(found);
        } catch (ZipException | IllegalArgumentException broken) {
            throw MediaTypes.unsupported();
        }
    }

    private static Set<String> names(ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw MediaTypes.unsupported();
        }
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw RuleViolation.of("EVIDENCE_TYPE_UNSUPPORTED", "不接受带宏的文件");
            }
            names.add(name);
        }
        return names;
    }

    /** Of a Word file the text, a line for each paragraph; of any other nothing. */
    static String text(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return text(zip);
        }
    }

    private static String text(ZipFile zip) throws IOException {
        ZipEntry text = zip.getEntry("word/document.xml");
        if (text == null) {
            return "";
        }
        try (InputStream content = zip.getInputStream(text)) {
            String xml = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return TAG.matcher(PARAGRAPH_END.matcher(xml).replaceAll("\n")).replaceAll("");
        }
    }
}
