package dudao.commons.keys;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

    @Test
    void aKeyIsReadAsItWasMade() {
        KeyText made = KeyText.random();
        KeyText read = KeyText.parse(made.reveal()).orElseThrow();
        assertEquals(made.prefix(), read.prefix());
        assertArrayEquals(made.hash(), read.hash());
        assertNotEquals(made.reveal(), KeyText.random().reveal());
    }

    @Test
    void itDoesNotShowItsSecretByAccident() {
        KeyText key = KeyText.random();
        String secret = key.reveal().substring(20);
        assertEquals(43, secret.length());
        assertFalse(key.toString().contains(secret));
        assertFalse(new KeyCredential(KeyText.parse(key.reveal()), "192.0.2.1")
                .toString()
                .contains(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dk_",
                "dk_0123456789abcdef_short",
                "dk_0123456789ABCDEF_0123456789012345678901234567890123456789012",
                "dk_0123456789abcdef_0123456789012345678901234567890123456789012 ",
                "dk_0123456789abcdef_012345678901234567890123456789012345678901\n2",
                "xx_0123456789abcdef_0123456789012345678901234567890123456789012"
            })
    void anythingElseIsNoKey(String text) {
        assertTrue(KeyText.parse(text).isEmpty());
    }

    /** A comparison that stops at the first difference would tell how much of a hash was right. */
    @Test
    void hashesAreComparedInConstantTime() {
        JavaClasses keys = new ClassFileImporter().importPackages("dudao.commons.keys");
        classes()
                .that()
                .haveSimpleName("ApiKeys")
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(keys);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Test")
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(keys);
    }
}
