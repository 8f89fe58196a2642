package dudao.plan.importing;

import dudao.commons.http.StateSecrets;
import dudao.commons.problems.RuleViolation;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.docx.Docx;
import dudao.plan.importing.html.Html;
import dudao.plan.importing.pdf.Pdf;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A request body as text, and the fingerprint of its bytes. Offsets count from after a byte order mark. */
record SubmittedText(Format format, String text, String sha256, List<ImportWarning> warnings) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST = 12 << 20;
    private static final int MOST_TOLD = 20;

    static SubmittedText of(byte[] body, MediaType declared) {
        if (body == null || body.length == 0) {
            throw empty();
        }
        Format format = Format.of(body, declared);
        Set<String> dropped = new LinkedHashSet<>();
        String text =
                switch (format) {
                    case TEXT -> decoded(body);
                    case HTML -> Html.text(body, declared.getParameters().get(MediaType.CHARSET_PARAMETER));
                    case PDF -> Pdf.text(body, dropped);
                    case DOCX -> Docx.text(body);
                };
        text = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        if (text.isEmpty() && format == Format.TEXT) {
            throw empty();
        }
        if (text.isBlank() && format != Format.TEXT) {
            throw RuleViolation.of("DOCUMENT_WITHOUT_TEXT", "文件里没有文字");
        }
        if (text.length() > LONGEST) {
            throw RuleViolation.of("DOCUMENT_TOO_LARGE", "文件里的文字超过 " + LONGEST + " 个字符");
        }
        StateSecrets.refuse(text);
        return new SubmittedText(format, format == Format.TEXT ? text : wellFormed(text), sha256(body), told(dropped));
    }

    /** Whether the client has the text to which places refer, or must be told it. */
    boolean isAsSubmitted() {
        return format == Format.TEXT;
    }

    private static List<ImportWarning> told(Set<String> dropped) {
        return dropped.stream()
                .limit(MOST_TOLD)
                .map(line -> new ImportWarning("PAGE_FURNITURE", "页眉页脚未读入:" + line, 0))
                .toList();
    }

    private static RuleViolation empty() {
        return RuleViolation.of("BAD_REQUEST", "请求体为空,应为工作要点全文");
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RuleViolation.of("INVALID_ENCODING", "请求体不是合格的 UTF-8;GBK 等编码请先转换");
        }
    }

    /** Without halves of characters, which a document's font table may give and no database keeps, and without NUL. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE).replace('\0', ' ');
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
