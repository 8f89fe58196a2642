package dudao.task.organizations.importing;

import dudao.commons.http.StateSecrets;
import dudao.commons.problems.RuleViolation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, in UTF-8, with or without a byte order mark. */
final class Csv {

    /** A quote that is not closed, or that stands where none may stand. */
    static final class MalformedCsv extends Exception {
        final int line;

        MalformedCsv(int line, String message) {
            super(message, null, false, false);
            this.line = line;
        }
    }

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    static List<Line> read(byte[] bytes) throws MalformedCsv {
        String text = decode(bytes);
        Csv csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Line> lines = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            Line next = csv.next();
            if (!next.isBlank()) {
                lines.add(next);
            }
        }
        return lines;
    }

    private static String decode(byte[] bytes) {
        try {
            return StateSecrets.refuse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw RuleViolation.of("INVALID_ENCODING", "文件不是 UTF-8 编码;请另存为“CSV UTF-8”后再导入");
        }
    }

    private Line next() throws MalformedCsv {
        int begins = line;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (take(','));
        endOfLine();
        return new Line(begins, cells);
    }

    private String cell() throws MalformedCsv {
        if (take('"')) {
            return quoted();
        }
        int begins = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new MalformedCsv(line, "引号只能括住整个单元格");
            }
            at++;
        }
        return text.substring(begins, at);
    }

    private String quoted() throws MalformedCsv {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !take('"')) {
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        throw new MalformedCsv(opened, "引号没有闭合");
    }

    private void endOfLine() throws MalformedCsv {
        boolean ended = take('\r') | take('\n');
        if (!ended && at < text.length()) {
            throw new MalformedCsv(line, "引号之后应为逗号或换行");
        }
        line++;
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
