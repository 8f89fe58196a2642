package dudao.plan.overlap.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaterialsTest {

    private static void wants(String wording, String... materials) {
        assertEquals(List.of(materials), Materials.in(wording), wording);
    }

    @Test
    void theObjectStandsBehindTheVerb() {
        wants("每季度报送校车安全台账。", "校车安全台账");
        wants("各校按月上报食堂检查情况,并公示。", "食堂检查情况");
        wants("填报《教师流动情况登记表》。", "教师流动情况登记表");
        wants("10月底前提交2026年度自查报告,逾期通报", "自查报告");
    }

    @Test
    void orBeforeIt() {
        wants("将隐患清单报送市教育局。", "隐患清单");
        wants("形成自查报告并上报", "自查报告");
        wants("《课后服务统计表》每季度报送", "课后服务统计表");
    }

    @Test
    void whomItGoesToIsNoMaterial() {
        wants("报送市教育局备案。");
        wants("上报省教育厅隐患清单", "隐患清单");
        wants("报送隐患清单至县教育局", "隐患清单");
    }

    @Test
    void whatIsOnlyMentionedIsNotHandedIn() {
        wants("贯彻落实《校车安全管理条例》,建成安全体验馆6处。");
    }

    @Test
    void eachOnceAndInNormalForm() {
        wants("报送隐患清单。年底再报送“隐患清单”。", "隐患清单");
    }
}
