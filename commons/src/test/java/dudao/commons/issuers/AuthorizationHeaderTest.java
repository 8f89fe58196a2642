package dudao.commons.issuers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationHeaderTest {

    private static final Pattern JWT = Pattern.compile("bearer [\\w-]+\\.[\\w-]+\\.[\\w-]*", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @CsvSource({
        "Bearer a.b.c, true",
        "bearer a-A.b_0.c9, true",
        "Bearer a.b., true",
        "Bearer a..c, false",
        "Bearer .b.c, false",
        "Bearer a.b, false",
        "Bearer a.b.c.d, false",
        "Bearer a.b.c=, false",
        "Bearer  a.b.c, false",
        "Bearera.b.c, false",
        "Bearer a.b.é, false"
    })
    void threePartsOfBase64UrlHaveTheShapeOfAToken(String header, boolean shape) {
        assertEquals(shape, AuthorizationHeader.isJwt(header));
    }

    @Test
    void whatIsReadByHandIsWhatThePatternSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int n = 0; n < 20_000; n++) {
            String header = "Bearer "
                    + random.ints(random.nextInt(9), 0, 8)
                            .mapToObj(i -> "a.B.-_0=".substring(i, i + 1))
                            .collect(Collectors.joining());
            assertEquals(JWT.matcher(header).matches(), AuthorizationHeader.isJwt(header), header + ", seed " + seed);
        }
    }
}
