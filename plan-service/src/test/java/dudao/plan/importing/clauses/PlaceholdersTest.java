package dudao.plan.importing.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.document.ImportWarning;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(strings = {"新建 X 所小学。", "投入 XX 亿元。", "达标率达到X%。", "支教教师不低于 x。", "招聘教师**名。", "投入**.**万元。", "新增学位xxx个。"})
    void blottedOutNumbers(String body) {
        List<ImportWarning> warnings = Placeholders.in(Passages.of(body));
        assertEquals(
                List.of("PLACEHOLDER"),
                warnings.stream().map(ImportWarning::code).toList());
        assertEquals(List.of(), Targets.in(Passages.of(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"支持 XX 市第一中学发展。", "推广1+X证书。", "建设X校区。", "推行“X名师”计划。", "升级OX所用平台。"})
    void blottedOutNames(String body) {
        assertEquals(List.of(), Placeholders.in(Passages.of(body)));
    }
}
