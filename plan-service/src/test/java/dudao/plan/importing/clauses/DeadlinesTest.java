package dudao.plan.importing.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDeadline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

    private final List<ImportWarning> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "年底前全部完工。 | 年底前 | 2024-12-31",
                "力争年内投入使用。 | 年内 | 2024-12-31",
                "今年底前完成验收。 | 今年底前 | 2024-12-31",
                "2025年底前建成。 | 2025年底前 | 2025-12-31",
                "2025 年内建成。 | 2025 年内 | 2025-12-31",
                "到2026年,全面达标。 | 到2026年 | 2026-12-31",
                "2026年前全面达标。 | 2026年前 | 2025-12-31",
                "明年6月底前开工。 | 明年6月底前 | 2025-06-30",
                "6月底前开工。 | 6月底前 | 2024-06-30",
                "2月底完成摸排。 | 2月底 | 2024-02-29",
                "十一月底前上报。 | 十一月底前 | 2024-11-30",
                "9月前到岗。 | 9月前 | 2024-08-31",
                "8月20日前报送名单。 | 8月20日前 | 2024-08-20",
                "2024年 3 月 5 日之前印发。 | 2024年 3 月 5 日之前 | 2024-03-05",
                "第三季度组织调研。 | 第三季度 | 2024-09-30",
                "二季度末前公布。 | 二季度末前 | 2024-06-30",
                "上半年完成招聘。 | 上半年 | 2024-06-30",
                "春季开学前完成检修。 | 春季开学前 | 2024-02-29",
                "秋季学期开学前配齐教师。 | 秋季学期开学前 | 2024-08-31",
                "暑假前完成培训。 | 暑假前 | 2024-06-30",
                "教师节前完成表彰。 | 教师节前 | 2024-09-09",
                "2025年年底前建成。 | 2025年年底前 | 2025-12-31",
                "本年度内建成。 | 本年度内 | 2024-12-31",
                "“十五五”末全面普及。 | “十五五”末 | 2030-12-31",
                "“十四五”末全面普及。 | “十四五”末 | 2025-12-31",
            })
    void resolvesAgainstThePlanYear(String body, String text, String date) {
        List<ImportedDeadline> deadlines = Deadlines.in(Passages.of(body), 2024, warnings);
        assertEquals(
                List.of(text + " " + date),
                deadlines.stream()
                        .map(found -> found.text() + " " + found.date())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "春学期开学初完成检修。 | 春学期开学初 | 2024-02-29 | SPRING_TERM_START",
                "2025年秋季学期前配齐。 | 2025年秋季学期前 | 2025-08-31 | AUTUMN_TERM_START",
                "春季学期结束前完成。 | 春季学期结束前 | 2024-06-30 | SPRING_TERM_END",
                "秋学期内完成轮训。 | 秋学期内 | 2025-01-31 | AUTUMN_TERM_END",
                "2024—2025学年第一学期末完成。 | 2024—2025学年第一学期末 | 2025-01-31 | AUTUMN_TERM_END",
                "2024-2025学年第二学期结束前完成。 | 2024-2025学年第二学期结束前 | 2025-06-30 | SPRING_TERM_END",
                "新学年开学前到岗。 | 新学年开学前 | 2024-08-31 | SCHOOL_YEAR_START",
                "寒假前排查。 | 寒假前 | 2024-01-31 | WINTER_HOLIDAY",
                "6月底前开工。 | 6月底前 | 2024-06-30 | ",
            })
    void schoolCalendarIsNamed(String body, String text, String date, String relativeTo) {
        List<ImportedDeadline> deadlines = Deadlines.in(Passages.of(body), 2024, warnings);
        assertEquals(
                List.of(text + " " + date + " " + relativeTo),
                deadlines.stream()
                        .map(found -> found.text() + " " + found.date() + " " + found.relativeTo())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"学期末完成考核。", "新学期开学前排查。", "本学期结束前总结。", "开学前完成检修。"})
    void aTermWithoutASeasonIsAQuestion(String body) {
        assertEquals(List.of(), Deadlines.in(Passages.of(body), 2024, warnings));
        assertEquals(
                List.of("DEADLINE_WITHOUT_TERM"),
                warnings.stream().map(ImportWarning::code).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024年拟新建学校。",
                "对接2025年高考改革。",
                "组织2023年度年检。",
                "近三年内没有事故。",
                "一学年内完成轮岗。",
                "巩固去年底的成果。",
                "落实《2025年底前重点任务清单》。",
                "5月举办艺术节。",
                "每年内训两次。",
                "每年6月底前公布。",
                "去年上半年启动。",
                "用 10 年内的数据。",
                "三年前启动。",
                "制定春学期各项计划。",
                "上好开学第一课。",
                "每学期末评教。",
                "教师节前后开展慰问。",
                "落实学前教育规划。",
            })
    void yearsAndMonthsThatLimitNothing(String body) {
        assertEquals(List.of(), Deadlines.in(Passages.of(body), 2024, warnings));
    }

    @Test
    void withoutAnyYearThereIsAWarning() {
        assertEquals(List.of(), Deadlines.in(Passages.of("年底前完成。"), null, warnings));
        assertEquals(
                List.of("DEADLINE_WITHOUT_YEAR"),
                warnings.stream().map(ImportWarning::code).toList());
    }

    @Test
    void aDayThatDoesNotExistIsAWarning() {
        assertEquals(List.of(), Deadlines.in(Passages.of("2月30日前完成,13月底前验收。"), 2024, warnings));
        assertEquals(
                List.of("INVALID_DATE", "INVALID_DATE"),
                warnings.stream().map(ImportWarning::code).toList());
    }
}
