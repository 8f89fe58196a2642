package dudao.plan.importing.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.clauses.Passages;
import dudao.plan.importing.document.ImportedReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "根据《云江市督导条例》开展评价。 | BASIS 云江市督导条例 null",
                "贯彻落实省《家校共育指南》,建好队伍。 | BASIS 家校共育指南 null",
                "出台《云江市学位供给三年方案（2025—2027年）》。 | PRODUCT 云江市学位供给三年方案（2025—2027年） null",
                "征订《云江教育》杂志。 | MENTION 云江教育 null",
                "按照《校园安全办法》（云教〔2024〕12号）要求排查。 | BASIS 校园安全办法 云教〔2024〕12号",
                "按照云政办发〔2024〕5 号要求完善台账。 | BASIS null 云政办发〔2024〕5 号",
            })
    void titleNumberAndRelation(String body, String reference) {
        assertEquals(List.of(reference), references(body));
    }

    @Test
    void oneVerbForAWholeList() {
        assertEquals(
                List.of("PRODUCT 甲办法 null", "PRODUCT 乙细则 null", "PRODUCT 丙标准 null", "BASIS 丁条例 null"),
                references("印发《甲办法》《乙细则》和《丙标准》,落实《丁条例》。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"制定《X》。", "完善[2024]年台账。", "第〔3〕号", "办好《", "》读书", "〔2024〕5号"})
    void whatNamesNoDocument(String body) {
        assertEquals(List.of(), references(body));
    }

    @Test
    void spanCoversTitleAndNumber() {
        String submitted = "建好台账，执行《校园安\n  全办法》（云教〔2024〕12号）。";
        ImportedReference reference = References.in(Passages.of(submitted)).get(0);
        assertEquals(
                "《校园安\n  全办法》（云教〔2024〕12号）",
                submitted.substring(reference.span().start(), reference.span().end()));
    }

    private static List<String> references(String body) {
        return References.in(Passages.of(body)).stream()
                .map(found -> found.relation() + " " + found.title() + " " + found.documentNumber())
                .toList();
    }
}
