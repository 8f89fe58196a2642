package dudao.plan.importing.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EnclosuresTest {

    @Test
    void quotationsAndTitlesAreNames() {
        assertEquals("落实____和____、____(含园)。", names("落实“百校”和《方案》、\"一线\"(含园)。"));
    }

    @Test
    void misprintedMarkEnclosesNothing() {
        assertEquals("完善____和“育人“融合体系,新建3所学校。", names("完善“助学”和“育人“融合体系,新建3所学校。"));
        assertEquals("完善“育人体系,新建3所学校。", names("完善“育人体系,新建3所学校。"));
    }

    @Test
    void titleInsideATitleBelongsToIt() {
        assertEquals("印发_____________。", names("印发《关于落实《办法》的通知》。"));
    }

    private static String names(String text) {
        Enclosures enclosures = Enclosures.of(text);
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            masked.append(enclosures.inName(i) ? '_' : text.charAt(i));
        }
        return masked.toString();
    }
}
