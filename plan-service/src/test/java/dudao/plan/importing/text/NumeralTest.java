package dudao.plan.importing.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {

    @ParameterizedTest
    @CsvSource({
        "30, 30", "68.78亿, 6878000000", "5.2 万, 52000", "１２, 12", "'1,500', 1500", "1900万, 19000000", "3千, 3000",
                "十, 10",
        "二十五, 25", "一百零八, 108", "两百, 200", "三千五百, 3500", "百, 100", "万, 10000", "五万三千, 53000", "一亿二千万, 120000000",
        "二〇二四, 2024", "2万亿, 2000000000000", "0.5, 0.5"
    })
    void values(String written, String value) {
        Numeral numeral = Numeral.at(written, 0);
        assertEquals(value, numeral.value().toPlainString());
        assertEquals(written.length(), numeral.end());
    }

    @Test
    void stopsWhereTheNumberStops() {
        assertEquals(2, Numeral.at("30,40", 0).end());
        assertEquals(4, Numeral.at("2024.", 0).end());
    }

    @Test
    void loneHundredIsBare() {
        assertTrue(Numeral.at("百所", 0).bare());
    }

    @Test
    void absurdlyLongIsNoNumber() {
        assertNull(Numeral.at("9".repeat(40), 0));
        assertNull(Numeral.at("九".repeat(40), 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 一", "10, 十", "12, 十二", "20, 二十", "35, 三十五"})
    void ordinalsInChinese(int value, String written) {
        assertEquals(written, Numeral.chinese(value));
    }
}
