package dudao.task.organizations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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
        "SCHOOL, 4134010357, true",
        "SCHOOL, 4134110357, false",
        "SCHOOL, 1234990001, false",
        "SCHOOL, 2199990001, false",
        "SCHOOL, 213499000, false",
        "USCC, 91350100M000100Y43, true",
        "USCC, 11320000MB151840XJ, true",
        "USCC, 91350100M000100Y4Z, false",
        "USCC, 91350100M000100Y44, false",
        "USCC, 91350101M000100Y43, false",
        "USCC, 91350100M00010OY43, false",
        "USCC, 91350100m000100y43, false"
    })
    void codesHaveAForm(CodeScheme scheme, String code, boolean accepted) {
        assertEquals(accepted, scheme.fault(code).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "GB2260, 3415, 现为 4 位",
        "GB2260, 34150O, 第 6 位",
        "SCHOOL, 1234990001, 第 1–2 位",
        "SCHOOL, 2199990001, 第 3–4 位",
        "USCC, 91350100M00010OY43, 第 15 位",
        "USCC, 91350100M000100Y5K, 第 17 位校验码应为 4",
        "USCC, 91350100M000100Y4Z, 第 18 位不是允许的字符",
        "USCC, 91350100M000100Y44, 第 18 位校验码应为 3"
    })
    void theFaultNamesThePlace(CodeScheme scheme, String code, String place) {
        assertTrue(scheme.fault(code).orElseThrow().contains(place), scheme.fault(code)::toString);
    }

    @Test
    void anyOneWrongCharacterIsFound() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int n = 0; n < 2000; n++) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 16; i++) {
                code.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            code.append(UsccCheck.ofOrganization(code.substring(8, 16)));
            code.append(UsccCheck.ofWhole(code.toString()));
            assertEquals(Optional.empty(), CodeScheme.USCC.fault(code.toString()), "seed " + seed);
            int place = random.nextInt(18);
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            if (other != code.charAt(place)) {
                code.setCharAt(place, other);
                assertNotEquals(Optional.empty(), CodeScheme.USCC.fault(code.toString()), "seed " + seed);
            }
        }
    }
}
