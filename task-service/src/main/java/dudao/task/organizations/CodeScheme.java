package dudao.task.organizations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Official codes: administrative division, school (学校标识码) and unified social credit code. */
public enum CodeScheme {
    /** GB/T 2260. No parent is ever read from it: counties move between cities. */
    GB2260("\\d{6}", "6 位数字", false),
    /** Class, province and a serial; of higher education the serial is 0 and the five digits of its older code. */
    SCHOOL("\\d{10}", "10 位数字", true) {
        @Override
        Optional<String> faultWithin(String code) {
            if (!SCHOOL_CLASSES.contains(code.substring(0, 2))) {
                return Optional.of("第 1–2 位应为办学类型代码 " + SCHOOL_CLASSES);
            }
            if (!PROVINCES.contains(code.substring(2, 4))) {
                return Optional.of("第 3–4 位应为省级行政区划代码");
            }
            return code.startsWith("41") && code.charAt(4) != '0' ? Optional.of("普通高校代码第 5 位应为 0") : Optional.empty();
        }
    },
    /** GB 32100-2015, with the organisation's own code of GB 11714 in places 9 to 17. */
    USCC("[0-9A-HJ-NPQRTUWXY]{18}", "18 位", true) {
        @Override
        Optional<String> faultWithin(String code) {
            return Stream.of(
                            UsccCheck.wrongAt(17, code, UsccCheck.ofOrganization(code.substring(8, 16))),
                            UsccCheck.wrongAt(18, code, UsccCheck.ofWhole(code.substring(0, 17))))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    };

    private static final List<String> SCHOOL_CLASSES =
            List.of("11", "21", "22", "31", "32", "33", "34", "35", "36", "37", "41", "42", "51", "91", "92", "93");
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private final Pattern form;
    private final String length;
    /** Whether a code that was given up is never given to anybody else. */
    final boolean neverReused;

    CodeScheme(String form, String length, boolean neverReused) {
        this.form = Pattern.compile(form);
        this.length = length;
        this.neverReused = neverReused;
    }

    public static Optional<CodeScheme> of(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.name().equals(name))
                .findFirst();
    }

    /** What is wrong with it and at which place, counted from 1; empty when it may be a code. */
    public Optional<String> fault(String code) {
        if (code == null || !form.matcher(code).matches()) {
            return Optional.of(name() + " 代码应为 " + length + wrongCharacter(code));
        }
        return faultWithin(code).map(fault -> name() + " 代码有误：" + fault);
    }

    Optional<String> faultWithin(String code) {
        return Optional.empty();
    }

    private String wrongCharacter(String code) {
        if (code == null) {
            return "";
        }
        Pattern one = Pattern.compile(this == USCC ? "[0-9A-HJ-NPQRTUWXY]" : "\\d");
        for (int place = 1; place <= code.length(); place++) {
            if (!one.matcher(code.substring(place - 1, place)).matches()) {
                return "，第 " + place + " 位不是允许的字符";
            }
        }
        return "，现为 " + code.length() + " 位";
    }
}
