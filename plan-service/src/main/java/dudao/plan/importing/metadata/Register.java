package dudao.plan.importing.metadata;

import dudao.plan.importing.document.ImportedHead;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The block in which a register of documents says when one was published and whether it is in force. */
final class Register {

    private static final Pattern PUBLISHED = field("公布日期|发布日期");
    private static final Pattern EFFECTIVE = field("施行日期|实施日期|生效日期");
    private static final Pattern SIGNED = field("成文日期|签发日期");
    private static final Pattern LEVEL = field("效力等级|效力级别");
    private static final Pattern VALIDITY = field("时效性|有效性|效力状态");
    private static final Pattern SUBJECT = field("主题分类|主题类别|法规类别");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[.．年/-]\\s*(\\d{1,2})\\s*[.．月/-]\\s*(\\d{1,2})(?!\\d)");

    private Register() {}

    /** @param signedOn under the signature; it counts more than what the register says */
    static ImportedHead of(List<String> around, LocalDate signedOn) {
        List<String> lines = around.stream().filter(Register::mayHoldField).toList();
        LocalDate signed = signedOn == null ? date(value(SIGNED, lines)) : signedOn;
        return new ImportedHead(
                signed,
                date(value(PUBLISHED, lines)),
                date(value(EFFECTIVE, lines)),
                validity(value(VALIDITY, lines)),
                value(LEVEL, lines),
                value(SUBJECT, lines));
    }

    private static boolean mayHoldField(String line) {
        return line.contains("日期") || line.contains("类") || line.contains("效");
    }

    private static Pattern field(String names) {
        return Pattern.compile("(?:[【\\[](?:" + names + ")[】\\]]\\s?[:：]?|(?:^|[\\s|])(?:" + names
                + ")\\s?[:：])[\\s?]*([^\\s【\\[|?？]{1,60})");
    }

    private static String value(Pattern field, List<String> lines) {
        for (String line : lines) {
            Matcher found = field.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        return null;
    }

    private static LocalDate date(String text) {
        Matcher day = text == null ? null : DAY.matcher(text);
        try {
            return day != null && day.find()
                    ? LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3)))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static String validity(String text) {
        if (text == null || text.contains("尚未")) {
            return null;
        }
        if (text.contains("失效")) {
            return "LAPSED";
        }
        if (text.contains("废止") || text.contains("替代")) {
            return "SUPERSEDED";
        }
        return text.contains("修改") || text.contains("修订") || text.contains("修正")
                ? "AMENDED"
                : text.contains("有效") ? "IN_FORCE" : null;
    }
}
