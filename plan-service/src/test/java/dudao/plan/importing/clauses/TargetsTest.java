package dudao.plan.importing.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.document.ImportedTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "新建乡镇幼儿园12所。 | = | 12 | 所 | 乡镇幼儿园",
                "建设 8 间心理辅导室。 | = | 8 | 间 | 心理辅导室",
                "评选３０名县级骨干教师。 | = | 30 | 名 | 县级骨干教师",
                "新增公办学位1.25万个。 | = | 12500 | 个 | 公办学位",
                "投入资金约2.4亿元。 | ~ | 240000000 | 元 | 资金",
                "投入改造资金3,600万元。 | = | 36000000 | 元 | 改造资金",
                "培训教师60余万人次。 | >= | 600000 | 人次 | 教师",
                "建设20余个校外实践点。 | >= | 20 | 个 | 校外实践点",
                "建成百个书香班级。 | = | 100 | 个 | 书香班级",
                "新建三所公办小学。 | = | 3 | 所 | 公办小学",
                "评选二十五名最美班主任。 | = | 25 | 名 | 最美班主任",
                "招聘教师不少于180名。 | >= | 180 | 名 | 教师",
                "每校至少配备1名校医。 | >= | 1 | 名 | 校医",
                "选派支教教师40名以上。 | >= | 40 | 名 | 支教教师",
                "12月底前建成乡镇书屋7个。 | = | 7 | 个 | 乡镇书屋",
                "力争2个县通过评估。 | = | 2 | 个 | 县",
                "发放各类奖学金1.5亿元。 | = | 150000000 | 元 | 各类奖学金",
                "打造16个左右的精品社团。 | ~ | 16 | 个 | 精品社团",
                "培育10—15所特色学校。 | >= | 10 | 所 | 特色学校",
                "新增学位3至5万个。 | >= | 30000 | 个 | 学位",
                "学前三年毛入园率达到96.5%。 | = | 96.5 | % | 学前三年毛入园率",
                "公办园在园幼儿占比不低于55％。 | >= | 55 | % | 公办园在园幼儿占比",
                "体质健康优良率提高2个百分点。 | = | 2 | 个百分点 | 体质健康优良率",
                "课后服务参与率稳定在90%以上。 | >= | 90 | % | 课后服务参与率",
                "建设“向阳花”示范园6所。 | = | 6 | 所 | “向阳花”示范园",
                "举办家长讲座24场。 | = | 24 | 场 | 家长讲座",
                "巩固率达到百分之九十九以上。 | >= | 99 | % | 巩固率",
                "推进校园食堂明厨亮灶全覆盖。 | = | 100 | % | 校园食堂明厨亮灶",
            })
    void quantityUnitObjectAndComparator(String body, String comparator, String quantity, String unit, String object) {
        List<ImportedTarget> targets = Targets.in(Passages.of(body));
        ImportedTarget target = targets.get(targets.size() - 1);
        assertEquals(
                List.of(comparator, quantity, unit, object),
                List.of(target.comparator(), target.quantity().toPlainString(), target.unit(), target.object()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "落实“3456”工作法。",
                "推行\"2+4\"校本教研。",
                "执行《2024—2026年百所学校提升方案》。",
                "办好第12届校园读书节。",
                "庆祝建校60周年。",
                "参与G15走廊教育协作。",
                "推广1+X证书和3+2贯通培养。",
                "升级数字校园3.0版本。",
                "关注后20%的学生。",
                "落实十项准则和五项管理。",
                "构建三级教研网络。",
                "发挥两个平台作用。",
                "实施千名名师培养计划。",
                "开展万名家长进校园活动。",
                "实施2024届毕业生就业行动。",
                "全员全覆盖参加培训。",
                "做到不留死角、全覆盖。",
                "每月开展2次安全检查。",
                "每周开设1课时阅读课。",
                "推进新建 X 所小学、X 高中实现 X 全覆盖。",
                "落实2个《方案》。",
                "组建一支专家队伍,打造一批品牌。",
                "服务3—6岁幼儿。",
                "开展一次集中培训。",
                "培养百人团队。",
                "消除56人以上大班额。",
                "收到投诉5个工作日内答复,2小时内上报。",
                "用3个月时间整改。",
            })
    void digitsThatPromiseNothing(String body) {
        assertEquals(List.of(), Targets.in(Passages.of(body)));
    }

    @Test
    void listPartsIntoOneTargetEach() {
        assertEquals(List.of("新建小学4所", "改扩建初中6所", "新增班级90个"), texts("新建小学4所、改扩建初中6所,新增班级90个。"));
    }

    @Test
    void namesOfSeveralObjectsShareOneNumber() {
        assertEquals(List.of("认定示范食堂、示范宿舍和示范图书馆18个"), texts("认定示范食堂、示范宿舍和示范图书馆18个。"));
    }

    @Test
    void levelsShareTheObjectAndTheFloor() {
        List<ImportedTarget> targets = Targets.in(Passages.of("全年至少开展市级8场、县级4场、校级2场经典诵读。"));
        assertEquals(
                List.of(">= 8 经典诵读", ">= 4 经典诵读", ">= 2 经典诵读"),
                targets.stream()
                        .map(target -> target.comparator() + ' ' + target.quantity() + ' ' + target.object())
                        .toList());
    }

    @Test
    void floorEndsWhereAnotherVerbBegins() {
        List<ImportedTarget> targets = Targets.in(Passages.of("新增托位不少于300个、改造操场7个。"));
        assertEquals(
                List.of(">=", "="),
                targets.stream().map(ImportedTarget::comparator).toList());
    }

    @Test
    void nestedShareIsATargetOfItsOwn() {
        List<ImportedTarget> targets = Targets.in(Passages.of("轮岗教师占比不低于15%,其中学科带头人不低于20%。"));
        assertEquals(
                List.of("轮岗教师占比", "学科带头人"),
                targets.stream().map(ImportedTarget::object).toList());
    }

    @Test
    void partsKnowTheirWhole() {
        assertEquals(List.of("20 null", "12 0", "8 0", "30 null"), wholes("新建学校20所，其中小学12所、初中8所，改造操场30个。"));
        assertEquals(List.of("100 null", "40 0", "15 1"), wholes("评选骨干教师100名，其中农村教师40名，其中乡镇以下15名。"));
        assertEquals(List.of("20 null", "12 0", "8 0"), wholes("新建学校20所（含小学12所、初中8所）。"));
        assertEquals(List.of("20 null", "3 null"), wholes("新建学校20所。其中新建幼儿园3所。"));
    }

    @Test
    void severalThingsUnderOneNumber() {
        assertEquals(List.of("示范食堂", "示范宿舍", "示范图书馆"), objects("认定示范食堂、示范宿舍和示范图书馆18个。"));
        assertEquals(List.of("科技（创客、机器人）社团", "艺术社团"), objects("培育科技（创客、机器人）社团、艺术社团20个。"));
        assertEquals(List.of(), objects("建设和谐校园5所。"));
        assertEquals(List.of(), objects("新建幼儿园5所。"));
    }

    private static List<String> wholes(String body) {
        return Targets.in(Passages.of(body)).stream()
                .map(target -> target.quantity() + " " + target.partOf())
                .toList();
    }

    private static List<String> objects(String body) {
        return Targets.in(Passages.of(body)).get(0).objects();
    }

    @Test
    void yearlyFloorIsTargetToo() {
        assertEquals(List.of("每年至少举办12项竞赛"), texts("每年至少举办12项竞赛。"));
    }

    @Test
    void spanPointsIntoTheSubmittedText() {
        String submitted = "  深化改革,新建实\n\n  验室9间。";
        ImportedTarget target = Targets.in(Passages.of(submitted)).get(0);
        assertEquals("新建实验室9间", target.text());
        assertEquals(
                "新建实\n\n  验室9间",
                submitted.substring(target.span().start(), target.span().end()));
    }

    private static List<String> texts(String body) {
        return Targets.in(Passages.of(body)).stream().map(ImportedTarget::text).toList();
    }
}
