package dudao.plan.importing.metadata;

import dudao.plan.importing.document.ImportedHead;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
import dudao.plan.importing.text.Numeral;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who issued a document, when and under which number: from its covering notice, its title and the lines around, never
 * from a web page's own dates.
 */
public record Metadata(
        String documentNumber, String issuer, LocalDate issuedOn, Integer planYear, ImportedHead register) {

    private static final int LONGEST_LINE = 120;
    private static final int SIGNATURE_LINES = 3;

    private static final Pattern NUMBER = Pattern.compile(
            "(?:.{0,8}[号字文][】:：]\\s*)?([\\u4E00-\\u9FFF]{1,16}\\s?[〔\\[【(（]\\s*20\\d\\d\\s*[〕\\]】)）]\\s*第?\\s*\\d{1,5}\\s*号)");
    private static final Pattern ISSUER_FIELD =
            Pattern.compile("[【\\[]?(?:制定|发布|发文|印发)(?:机关|机构|单位|部门)[】\\]]?\\s*[:：]?\\s*(\\S.*)");
    private static final String DAY =
            "([\\d一二三四五六七八九〇○零]{4})\\s*年\\s*([\\d一二三四五六七八九十]{1,3})\\s*月\\s*([\\d一二三四五六七八九十]{1,3})\\s*日";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern SIGNATURE = Pattern.compile("([^\\d，。,]{0,50}?)\\s*[(（]?\\s*" + DAY + "\\s*[)）]?");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)|(二[〇○零][一二三四五六七八九〇○零]{2})");

    /**
     * @param title without the web page's additions; null where there is none
     * @param before the short lines before the title
     * @param after those between title and first heading, and after the last item
     */
    public static Metadata of(String title, List<String> before, List<String> after) {
        String number = null;
        String issuer = null;
        LocalDate issuedOn = null;
        List<String> lines = new ArrayList<>(before);
        lines.addAll(after);
        for (int i = 0; i < lines.size(); i++) {
            Matcher numbered = NUMBER.matcher(lines.get(i));
            number = number == null && numbered.matches() ? numbered.group(1) : number;
            Matcher signed = SIGNATURE.matcher(lines.get(i));
            if (issuedOn == null && signed.matches()) {
                String name = signed.group(1).strip();
                boolean named = OrganizationName.is(name);
                issuedOn = named || name.isEmpty() ? date(lines.get(i)) : null;
                issuer = named ? name : name.isEmpty() ? signature(lines, i) : issuer;
            }
        }
        issuer = issuer != null ? issuer : otherIssuer(title, before);
        return new Metadata(number, issuer, issuedOn, year(title, before, issuedOn), Register.of(lines, issuedOn));
    }

    /** Each of the issuers; a blank stands between them. */
    public List<String> issuers() {
        return issuer == null ? List.of() : List.of(issuer.split("[ \u3000]+"));
    }

    /** The lines of the texts around a document that may say something about it. */
    public static List<String> lines(CleanText clean, int start, int end) {
        List<String> lines = new ArrayList<>();
        for (int line = start; line < end; line = clean.lineEnd(line, end) + 1) {
            int lineEnd = clean.lineEnd(line, end);
            if (lineEnd - line <= LONGEST_LINE) {
                lines.add(clean.text().substring(line, lineEnd).strip());
            }
        }
        return lines;
    }

    private static String signature(List<String> lines, int dateLine) {
        List<String> names = new ArrayList<>();
        for (int i = dateLine - 1;
                i >= Math.max(0, dateLine - SIGNATURE_LINES) && OrganizationName.is(lines.get(i));
                i--) {
            names.add(0, lines.get(i));
        }
        return names.isEmpty() ? null : String.join(" ", names);
    }

    private static String otherIssuer(String title, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher field = ISSUER_FIELD.matcher(line);
            if (field.matches() && OrganizationName.is(field.group(1).strip())) {
                return field.group(1).strip();
            }
            if (LineKind.of(line) == LineKind.NOTICE) {
                String before =
                        line.substring(0, Math.max(0, line.indexOf("关于"))).strip();
                if (OrganizationName.is(before)) {
                    return before;
                }
                if (before.isEmpty() && i > 0 && OrganizationName.is(lines.get(i - 1))) {
                    return lines.get(i - 1);
                }
            }
        }
        return fromTitle(title, lines);
    }

    private static String fromTitle(String title, List<String> lines) {
        Matcher year = title == null ? null : YEAR.matcher(title);
        if (year == null || !year.find()) {
            return null;
        }
        String before = title.substring(0, year.start()).strip();
        if (before.isEmpty() && !lines.isEmpty() && OrganizationName.is(lines.get(lines.size() - 1))) {
            return lines.get(lines.size() - 1);
        }
        return OrganizationName.is(before) ? before : null;
    }

    private static Integer year(String title, List<String> lines, LocalDate issuedOn) {
        Integer year = title == null ? null : year(title);
        for (int i = 0; year == null && i < lines.size(); i++) {
            year = LineKind.of(lines.get(i)) == LineKind.NOTICE ? year(lines.get(i)) : null;
        }
        return year != null ? year : issuedOn == null ? null : issuedOn.getYear();
    }

    private static Integer year(String line) {
        Matcher year = YEAR.matcher(line);
        return year.find() ? number(year.group()) : null;
    }

    private static LocalDate date(String line) {
        Matcher date = DATE.matcher(line);
        try {
            return date.find()
                    ? LocalDate.of(number(date.group(1)), number(date.group(2)), number(date.group(3)))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(String digits) {
        return Numeral.at(digits, 0).value().intValue();
    }
}
