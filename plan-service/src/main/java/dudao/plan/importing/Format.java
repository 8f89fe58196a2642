package dudao.plan.importing;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a submitted body is, told by its first bytes; what the client says about it must agree. */
enum Format {
    TEXT(MediaType.TEXT_PLAIN),
    HTML(MediaType.TEXT_HTML),
    PDF("application/pdf"),
    DOCX(Format.DOCX_TYPE);

    static final String DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final int PREAMBLE = 1024;

    final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    static Format of(byte[] body, MediaType declared) {
        String type = declared.getType() + '/' + declared.getSubtype();
        Format found = found(body, type);
        if (!found.mediaType.equalsIgnoreCase(type)) {
            throw RuleViolation.of("CONTENT_TYPE_MISMATCH", "Content-Type 为 " + type + ",内容却是 " + found.mediaType)
                    .with("found", found.mediaType);
        }
        return found;
    }

    private static Format found(byte[] body, String declared) {
        String start = new String(body, 0, Math.min(body.length, PREAMBLE), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\3\4")) {
            return DOCX;
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw RuleViolation.of("UNSUPPORTED_MEDIA_TYPE", "旧版 Office 文件(.doc、.wps)或加密的 DOCX,请另存为不加密的 .docx");
        }
        // A PDF may have junk before its header, and a text may speak of PDF.
        int header = start.indexOf("%PDF-");
        if (header == 0 || header > 0 && PDF.mediaType.equalsIgnoreCase(declared)) {
            return PDF;
        }
        String text = start.replace("\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        boolean page = text.startsWith("<!doctype html") || text.startsWith("<html");
        boolean tagged = declared.equalsIgnoreCase(HTML.mediaType) && text.indexOf('<') >= 0;
        return page || tagged ? HTML : TEXT;
    }
}
