package dudao.plan.importing.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dudao.plan.importing.text.Marker.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

    @ParameterizedTest
    @CsvSource({
        "一、总体要求, CHINESE, 1, 一",
        "十二、保障, CHINESE, 12, 十二",
        "（三）改革, BRACKETED, 3, （三）",
        "(二) 改革, BRACKETED, 2, (二)",
        "1.改革, ARABIC, 1, 1",
        "12、改革, ARABIC, 12, 12",
        "３．改革, ARABIC, 3, 3",
        "4. “双减”改革, ARABIC, 4, 4",
    })
    void numbersBeforeHeadings(String line, Level level, int ordinal, String printed) {
        Marker marker = Marker.at(line, 0);
        assertEquals(level, marker.level());
        assertEquals(ordinal, marker.ordinal());
        assertEquals(printed, marker.printed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2.0版本", "2024年", "一、二年级", "一所学校", "1 所学校", "（含幼儿园）", "百、千、万", "1.", "12345.改革", "0.改革", "1.。"})
    void otherNumbers(String line) {
        assertNull(Marker.at(line, 0));
    }
}
