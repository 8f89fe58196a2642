package dudao.plan.importing.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequenciesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "每月一次例会。 | month 1",
                "每月至少开展2次检查。 | month 2",
                "每学期组织不少于3场演练。 | semester 3",
                "每个学期家访一轮。 | semester 1",
                "每季度通报进展。 | quarter 1",
                "每周开设2节体育课。 | week 2",
                "每天锻炼1小时。 | day 1",
                "每半年召开一次会议。 | year 2",
                "每学年评估一次。 | year 1",
                "每年至少举办市级6场、县级3场诵读会。 | year 6, year 3",
                "坚持“每日一巡、每周一查、每季一评”。 | day 1, week 1, quarter 1",
                "每年培养200名骨干。 | year 1",
                "每年12月总结。 | year 1",
                "每年2次3次 | year 2",
                "每年2次 3次。 | year 2",
            })
    void howOften(String body, String expected) {
        assertEquals(expected, found(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"让每所学校出彩。", "关爱每名学生。", "落实《每月一课制度》。", "定期召开会议。"})
    void everyOfOtherThings(String body) {
        assertEquals("", found(body));
    }

    private static String found(String body) {
        List<String> found = Frequencies.in(Passages.of(body)).stream()
                .map(frequency -> frequency.per() + " " + frequency.count())
                .toList();
        return String.join(", ", found);
    }
}
