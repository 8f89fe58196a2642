package dudao.plan.planning;

import dudao.commons.problems.RuleViolation;
import java.util.regex.Pattern;

/** 发文字号: the issuer's sign, the year in hexagonal brackets, the number of the year without leading zeros (GB/T 9704). */
final class DocumentNumber {

    private static final Pattern FORM = Pattern.compile("[\\p{IsHan}A-Za-z]{1,20}〔(?:19|20|21)\\d{2}〕[1-9]\\d{0,5}号");
    private static final Pattern OTHER_BRACKETS = Pattern.compile("[\\[(（【\\]）)】{}]");

    private DocumentNumber() {}

    static String checked(String number) {
        if (FORM.matcher(number).matches()) {
            return number;
        }
        throw RuleViolation.of("INVALID_DOCUMENT_NUMBER", explanation(number)).at("/documentNumber", "形如 六教〔2026〕11号");
    }

    private static String explanation(String number) {
        if (OTHER_BRACKETS.matcher(number).find()) {
            return "文号的年份应用六角括号〔〕括起,如 六教〔2026〕11号";
        }
        if (number.contains("第")) {
            return "文号的顺序号前不加“第”字,如 六教〔2026〕11号";
        }
        if (number.matches(".*〕0.*")) {
            return "文号的顺序号不编虚位,1 不写作 01,如 六教〔2026〕11号";
        }
        return "文号应由机关代字、〔四位年份〕、顺序号和“号”组成,如 六教〔2026〕11号";
    }
}
