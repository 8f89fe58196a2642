package dudao.commons.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AlgorithmTest {

    private static String hash(String algorithm, String text) {
        return HexFormat.of().formatHex(Algorithm.of(algorithm).hash(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void hashesAsTheStandardsSay() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash("SHA-256", "abc"));
        // GB/T 32905-2016, appendix A.1
        assertEquals("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", hash("SM3", "abc"));
    }

    @Test
    void anotherAlgorithmIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Algorithm.of("MD5"));
    }

    @Test
    void fieldsCannotBeShiftedIntoEachOther() {
        assertDiffer(
                new Canonical().add("ab").add("c"), new Canonical().add("a").add("bc"));
        assertDiffer(
                new Canonical().add("").add((String) null),
                new Canonical().add((String) null).add(""));
        assertDiffer(new Canonical().add("a"), new Canonical().add("a").add(""));
    }

    private static void assertDiffer(Canonical one, Canonical other) {
        assertFalse(Arrays.equals(one.bytes(), other.bytes()));
    }
}
