package dudao.task.evidence.content;

import dudao.commons.http.StateSecrets;
import dudao.commons.problems.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a file is, told by its content: documents, spreadsheets, slides, pictures, plain text. Everything else is refused,
 * so that neither a program nor a page for a browser is kept under whatever name.
 */
public final class MediaTypes {

    static final String TEXT = "text/plain";

    private static final Map<String, String> MAGIC =
            Map.of("25504446 2d", "application/pdf", "89504e47 0d0a1a0a", "image/png", "ffd8ff", "image/jpeg");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int HEAD = 16;
    private static final int BUFFER = 8192;

    private MediaTypes() {}

    public static String of(Path file) throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(file)) {
            head = content.readNBytes(HEAD);
        }
        if (startsWith(head, ZIP)) {
            return OfficeFile.mediaType(file);
        }
        for (Map.Entry<String, String> known : MAGIC.entrySet()) {
            if (startsWith(head, HexFormat.of().parseHex(known.getKey().replace(" ", "")))) {
                return known.getValue();
            }
        }
        requireText(file);
        return TEXT;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** UTF-8 throughout and without control characters; a mark of secrecy is looked for as in every other text. */
    private static void requireText(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] buffer = new char[BUFFER];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
        } catch (CharacterCodingException notText) {
            throw unsupported();
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f')) {
            throw unsupported();
        }
        StateSecrets.refuse(text.toString());
    }

    static RuleViolation unsupported() {
        return RuleViolation.of(
                "EVIDENCE_TYPE_UNSUPPORTED",
                "只接受 PDF、OFD、Word、Excel、PowerPoint(docx、xlsx、pptx)、PNG、JPEG 和 UTF-8 文本,按内容判断");
    }
}
