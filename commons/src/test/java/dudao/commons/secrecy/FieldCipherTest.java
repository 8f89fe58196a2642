package dudao.commons.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

    private static final String OLD = "old:" + key(1);
    private static final String NEW = "new:" + key(2);
    private static final UUID ROW = UUID.randomUUID();

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static FieldCipher cipher(String keys, String algorithm) {
        return new FieldCipher(new FieldKeys(Optional.empty(), Optional.of(keys)), algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES-256-GCM", "SM4-GCM"})
    void opensWhatItSealed(String algorithm) {
        FieldCipher cipher = cipher(OLD, algorithm);
        Sealed sealed = cipher.seal("张小明", "clue_identity", ROW);
        assertEquals("old", sealed.keyId());
        assertEquals(algorithm, sealed.algorithm());
        assertFalse(new String(sealed.bytes(), StandardCharsets.UTF_8).contains("张"));
        assertEquals("张小明", cipher.open(sealed, "clue_identity", ROW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES-256-GCM", "SM4-GCM"})
    void aCiphertextBelongsToItsRow(String algorithm) {
        FieldCipher cipher = cipher(OLD, algorithm);
        Sealed sealed = cipher.seal("张小明", "clue_identity", ROW);
        assertThrows(IllegalStateException.class, () -> cipher.open(sealed, "clue_identity", UUID.randomUUID()));
        assertThrows(IllegalStateException.class, () -> cipher.open(sealed, "another", ROW));
        sealed.bytes()[15] ^= 1;
        assertThrows(IllegalStateException.class, () -> cipher.open(sealed, "clue_identity", ROW));
    }

    @Test
    void theSameTextIsNeverTheSameTwice() {
        FieldCipher cipher = cipher(OLD, "AES-256-GCM");
        assertNotEquals(
                Arrays.toString(cipher.seal("张", "t", ROW).bytes()),
                Arrays.toString(cipher.seal("张", "t", ROW).bytes()));
    }

    @Test
    void afterARotationTheNewKeySealsAndTheOldStillOpens() {
        Sealed before = cipher(OLD, "AES-256-GCM").seal("张小明", "t", ROW);
        FieldCipher rotated = cipher(NEW + "," + OLD, "SM4-GCM");
        assertEquals("张小明", rotated.open(before, "t", ROW));
        assertEquals("new", rotated.seal("张小明", "t", ROW).keyId());
        FieldCipher without = cipher(NEW, "SM4-GCM");
        assertEquals(
                "FIELD_KEY_MISSING",
                assertThrows(RuleViolation.class, () -> without.open(before, "t", ROW))
                        .code());
    }

    @Test
    void aKeyMayBeWrittenInHexFigures() {
        Sealed sealed = cipher("k:" + "01".repeat(32), "AES-256-GCM").seal("张", "t", ROW);
        assertEquals("张", cipher("k:" + key(1), "AES-256-GCM").open(sealed, "t", ROW));
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        FieldCipher cipher = new FieldCipher(new FieldKeys(Optional.empty(), Optional.empty()), "AES-256-GCM");
        assertEquals(
                "FIELD_KEY_MISSING",
                assertThrows(RuleViolation.class, () -> cipher.seal("张", "t", ROW))
                        .code());
    }

    @Test
    void aKeyAloneIsKnownByItsFingerprint() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 1);
        FieldKeys alone = new FieldKeys(Optional.of(key(1)), Optional.empty());
        assertEquals(FieldKeys.fingerprint(bytes), alone.current());
        assertEquals(8, alone.current().length());
        assertEquals("new", new FieldKeys(Optional.of(key(1)), Optional.of(NEW)).current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "k:not base64 at all!"})
    void aKeyThatIsNoneStopsTheServiceWithoutBeingRepeated(String entry) {
        Exception failure =
                assertThrows(IllegalStateException.class, () -> new FieldKeys(Optional.of(entry), Optional.empty()));
        assertFalse(failure.getMessage().contains(entry));
    }
}
