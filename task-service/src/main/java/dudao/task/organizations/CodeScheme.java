package dudao.task.organizations;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Official codes: administrative division, school (学校标识码) and unified social credit code. */
enum CodeScheme {
    GB2260("\\d{6}", "6 位数字"),
    SCHOOL("\\d{10}", "10 位数字"),
    USCC("[0-9A-HJ-NPQRTUWXY]{18}", "18 位,末位为校验码") {
        @Override
        boolean accepts(String code) {
            return super.accepts(code) && checkCharacter(code) == code.charAt(17);
        }
    };

    /** GB 32100: no I, O, S, V, Z. */
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Pattern form;
    final String rule;

    CodeScheme(String form, String rule) {
        this.form = Pattern.compile(form);
        this.rule = rule;
    }

    static Optional<CodeScheme> of(String name) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.name().equals(name))
                .findFirst();
    }

    boolean accepts(String code) {
        return form.matcher(code).matches();
    }

    /** Weights are the powers of 3 modulo 31. */
    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += USCC_ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return USCC_ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
