package dudao.local;

import java.util.Arrays;
import java.util.Optional;

/** Classes of school as the first two digits of the ten-digit school code tell them, with their share of the example. */
public enum SchoolClass {
    KINDERGARTEN("11", 880, 45),
    PRIMARY("21", 760, 4),
    JUNIOR("31", 272, 6),
    SENIOR("34", 56, 20),
    VOCATIONAL("36", 25, 30),
    SPECIAL("51", 7, 0);

    /** Anhui, as GB/T 2260 has it. */
    private static final String PROVINCE = "34";

    public final String digits;
    final int schools;
    final int privatePercent;

    SchoolClass(String digits, int schools, int privatePercent) {
        this.digits = digits;
        this.schools = schools;
        this.privatePercent = privatePercent;
    }

    String code(int serial) {
        return "%s%s%06d".formatted(digits, PROVINCE, serial);
    }

    /** Of a well-formed school code of the province, whether or not the example has that school. */
    static Optional<SchoolClass> of(String code) {
        return Arrays.stream(values())
                .filter(each -> code.matches(each.digits + PROVINCE + "\\d{6}"))
                .findFirst();
    }
}
