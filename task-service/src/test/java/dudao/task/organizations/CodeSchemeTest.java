package dudao.task.organizations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSchemeTest {

    /** The first credit code is the example of GB 32100 itself; the next differs in one character. */
    @ParameterizedTest
    @CsvSource({
        "GB2260, 341500, true",
        "GB2260, 34150, false",
        "GB2260, 34150O, false",
        "SCHOOL, 2134990001, true",
        "SCHOOL, 213499000, false",
        "USCC, 91350100M000100Y43, true",
        "USCC, 91350100M000100Y44, false",
        "USCC, 91350101M000100Y43, false",
        "USCC, 91350100M00010OY43, false",
        "USCC, 91350100m000100y43, false"
    })
    void codesHaveAForm(CodeScheme scheme, String code, boolean accepted) {
        assertEquals(accepted, scheme.accepts(code));
    }
}
