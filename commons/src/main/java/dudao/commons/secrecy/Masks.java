package dudao.commons.secrecy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What is left of personal data where a person may not be recognised by it. */
public final class Masks {

    private static final List<String> DOUBLE_SURNAMES =
            List.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "夏侯", "南宫", "端木");

    /** A resident's identity number of 18 or 15 figures. */
    private static final Pattern IDENTITY = Pattern.compile(
            "(?<![0-9A-Za-z])([1-9]\\d{5})(?:\\d{8}(?=\\d{3}[0-9Xx])|\\d{6}(?=\\d{3}(?![0-9Xx])))\\d{3}[0-9Xx]?(?![0-9A-Za-z])");

    private static final Pattern MOBILE =
            Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?(1[3-9]\\d)[- ]?\\d{4}[- ]?(\\d{4})(?!\\d)");
    private static final Pattern LANDLINE = Pattern.compile("(?<!\\d)(0\\d{2,3})[- ]?\\d{3,4}(\\d{4})(?!\\d)");
    private static final Pattern EMAIL =
            Pattern.compile("([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\\.[A-Za-z]{2,})");

    private Masks() {}

    /** 张小明 → 张**; of 欧阳 both characters stay. */
    public static String name(String name) {
        if (name == null || name.isBlank()) {
            return name;
        }
        String text = name.strip();
        int shown = DOUBLE_SURNAMES.stream().anyMatch(text::startsWith) && text.length() > 2 ? 2 : 1;
        return text.substring(0, text.offsetByCodePoints(0, Math.min(shown, text.codePointCount(0, text.length()))))
                + "**";
    }

    /** 13812345678 → 138****5678; of anything shorter only the end. */
    public static String phone(String phone) {
        if (phone == null) {
            return null;
        }
        String figures = phone.replaceAll("[^0-9]", "");
        String mobile = MOBILE.matcher(figures).replaceAll("$1****$2");
        if (!mobile.equals(figures)) {
            return mobile;
        }
        return "****" + figures.substring(Math.max(0, figures.length() - 2));
    }

    public static String email(String email) {
        return email == null
                ? null
                : email.isEmpty() ? "" : email.charAt(0) + "***" + email.substring(Math.max(1, email.indexOf('@')));
    }

    /**
     * A text somebody wrote freely, without identity numbers, telephone numbers and addresses of mail.
     *
     * @param names of persons who must not be recognised in it
     */
    public static String prose(String text, Collection<String> names) {
        String masked = IDENTITY.matcher(text).replaceAll("$1********");
        masked = MOBILE.matcher(masked).replaceAll("$1****$2");
        masked = LANDLINE.matcher(masked).replaceAll("$1-****$2");
        masked = EMAIL.matcher(masked).replaceAll("$1***@$2");
        List<String> longestFirst = names.stream()
                .filter(name -> name != null && name.strip().length() > 1)
                .map(String::strip)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String name : longestFirst) {
            masked = masked.replace(name, name(name));
        }
        return masked;
    }
}
