package dudao.commons.http;

import dudao.commons.problems.RuleViolation;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Recognises a text that carries the mark of a state secret. Such a text must not come into this system at all: it is
 * refused without being stored, logged or repeated. Prose that speaks of secrets carries no mark.
 */
public final class StateSecrets {

    private static final String LEVEL = "(?:绝\\s*密|机\\s*密|秘\\s*密)";
    private static final String DIGITS = "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})";
    private static final String PERIOD = "(?:" + DIGITS + "\\s*(?:年|个月|月|日|天)|长期)";

    private static final Pattern MARK = Pattern.compile(
            // 机密★10年, 绝密 ☆, 秘密* 6个月
            LEVEL + "\\s*[★☆⋆✩✭]"
                    + "|" + LEVEL + "\\s*[*·•.\\-—:]\\s*" + PERIOD
                    // 机密 30年, standing for itself and not within a sentence
                    + "|(?<![\\p{IsHan}])" + LEVEL + "\\s*" + PERIOD + "(?![\\p{IsHan}])"
                    // 密级:机密
                    + "|密\\s*级\\s*[:]\\s*" + LEVEL
                    // a line of its own, spaced as documents print it
                    + "|(?m)^\\s*(?:绝\\s+密|机\\s+密|秘\\s+密)\\s*$");

    private StateSecrets() {}

    /** The text as it is, unless it is marked. */
    public static String refuse(String text) {
        if (isMarked(text)) {
            throw refusal();
        }
        return text;
    }

    public static RuleViolation refusal() {
        return RuleViolation.of("CLASSIFIED_CONTENT", "内容带有国家秘密标志。涉密信息不得进入本系统,请按保密规定处理,并向本单位保密工作机构报告");
    }

    public static boolean isMarked(String text) {
        return text != null
                && text.indexOf('密') >= 0
                && MARK.matcher(plain(text)).find();
    }

    /** Full-width figures and signs as ordinary ones, and nothing invisible between the characters of a mark. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}]", "");
    }
}
