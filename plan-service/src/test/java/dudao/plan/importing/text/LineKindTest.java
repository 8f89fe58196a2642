package dudao.plan.importing.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineKindTest {

    @ParameterizedTest
    @CsvSource({
        "云江市教育局2025年工作要点, TITLE",
        "《2025年全市教育工作要点》, TITLE",
        "2025年全市教育工作要点（征求意见稿）, TITLE",
        "2025年全市教育工作要点(第1/4页), TITLE",
        "2025年教育工作计划, WEAK_TITLE",
        "当前位置：首页 > 2025年工作要点, TEXT",
        "附件：2025年全市教育工作要点, ANNEX",
        "附件2, ANNEX",
        "云江市教育局关于印发《2025年工作要点》的通知, NOTICE",
        "教育局2024年工作总结, OTHER_TITLE",
        "篇二：教育局工作要点, ARTICLE_MARK",
        "2025年3月8日, DATE",
        "二〇二五年三月八日, DATE",
        "（2025年3月8日）, DATE",
        "— 12 —, PAGE_NUMBER",
        "第 3 页 共 20 页, PAGE_NUMBER",
        "2025年3月8日起施行, TEXT",
        "一、2025年工作要点, TEXT",
        "落实各项部署。, TEXT",
    })
    void looks(String line, LineKind kind) {
        assertEquals(kind, LineKind.of(line));
    }

    @Test
    void titleLosesWhatThePageAdded() {
        assertEquals("2025年全市教育工作要点", LineKind.title("《2025年全市教育工作要点》"));
        assertEquals("2025年全市教育工作要点", LineKind.title("2025年全市教育工作要点(第1/4页)"));
    }
}
