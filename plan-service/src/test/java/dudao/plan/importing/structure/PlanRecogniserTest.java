package dudao.plan.importing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedSection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanRecogniserTest {

    @Test
    void sectionsAndNumberedItems() {
        ImportedDocument document = only(
                """
                云江市2025年教育工作要点
                今年工作的总体要求是:稳中求进。
                一、办好学前教育
                1.扩大普惠资源。新建幼儿园5所。
                2、提升保教质量。
                开展园长培训。
                二、办好义务教育
                3．均衡配置师资。推进轮岗。
                """);
        assertEquals("云江市2025年教育工作要点", document.title());
        assertEquals(2025, document.planYear());
        assertEquals(List.of(new ImportedSection(1, "办好学前教育"), new ImportedSection(2, "办好义务教育")), document.sections());
        assertEquals(List.of("1 1 扩大普惠资源 新建幼儿园5所。", "2 1 提升保教质量 开展园长培训。", "3 2 均衡配置师资 推进轮岗。"), items(document));
        assertEquals(List.of("INTRODUCTION"), codes(document.warnings()));
    }

    @Test
    void bracketedItemsWithNumberedParts() {
        ImportedDocument document = only(
                """
                2025年教育工作要点
                一、总体安排
                （一）抓实党建。压实责任。
                1.开展轮训。
                2.创建品牌。
                （二）抓实安全。
                1.排查隐患。
                """);
        assertEquals(List.of("（一） 1 抓实党建 压实责任。\n1.开展轮训。\n2.创建品牌。", "（二） 1 抓实安全 1.排查隐患。"), items(document));
    }

    @Test
    void numbersThatRunOnAcrossGroupsAreTheItems() {
        ImportedDocument document = only(
                """
                2025年教育工作要点
                （一）党建引领
                1.开展轮训。组织书记培训。
                2.创建品牌。评选支部。
                （二）安全护航
                3.排查隐患。建立台账。
                """);
        assertEquals(List.of(new ImportedSection(1, "党建引领"), new ImportedSection(2, "安全护航")), document.sections());
        assertEquals(
                List.of("1", "2", "3"),
                document.items().stream().map(ImportedItem::number).toList());
    }

    @Test
    void itemsWithoutSections() {
        ImportedDocument document = only("2025年教育工作要点\n1.抓党建。压实责任。\n2.抓安全。排查隐患。");
        assertEquals(List.of(), document.sections());
        assertEquals(List.of("1 null 抓党建 压实责任。", "2 null 抓安全 排查隐患。"), items(document));
    }

    @Test
    void unnumberedItemsBeginWithAShortSentence() {
        ImportedDocument document = only(
                """
                2025年教育工作要点
                一、抓好队伍建设。强化师德师风。开展警示教育，落实一票否决。推动建章立制，常抓不懈。优化师资结构。招聘紧缺教师，充实乡村学校。
                十二、抓好服务保障。落实经费投入。督促各县按时拨付，不留缺口。
                """);
        assertEquals(
                List.of(
                        "一-1 1 强化师德师风 开展警示教育，落实一票否决。推动建章立制，常抓不懈。",
                        "一-2 1 优化师资结构 招聘紧缺教师，充实乡村学校。",
                        "十二-1 12 落实经费投入 督促各县按时拨付，不留缺口。"),
                items(document));
    }

    @Test
    void paragraphsOfASectionAreItems() {
        ImportedDocument document = only(
                """
                2025年教育工作要点
                一、抓好队伍建设
                强化师德师风。开展警示教育,落实一票否决。
                优化师资结构。招聘紧缺教师,充实乡村学校。
                """);
        assertEquals(List.of("一-1 1 强化师德师风 开展警示教育,落实一票否决。", "一-2 1 优化师资结构 招聘紧缺教师,充实乡村学校。"), items(document));
    }

    @Test
    void sectionWithoutHeadingsInItIsOneItem() {
        ImportedDocument document = only("2025年教育工作要点\n一、抓实校园安全\n开展隐患排查，建立台账，逐项销号。落实巡查制度，做好记录。");
        assertEquals(List.of("一-1 1 抓实校园安全 开展隐患排查，建立台账，逐项销号。落实巡查制度，做好记录。"), items(document));
    }

    @Test
    void everythingOnOneLine() {
        ImportedDocument document =
                only("云江市教育局 2025年教育工作要点 今年要稳中求进。 一、抓党建 1.建强堡垒。落实责任。2.培育先锋。评选党员。 二、抓安全 3.排查隐患。建立台账。");
        assertEquals("2025年教育工作要点", document.title());
        assertEquals(
                List.of("抓党建", "抓安全"),
                document.sections().stream().map(ImportedSection::heading).toList());
        assertEquals(List.of("1 1 建强堡垒 落实责任。", "2 1 培育先锋 评选党员。", "3 2 排查隐患 建立台账。"), items(document));
    }

    @Test
    void itemOfASingleSentenceIsItsOwnBody() {
        ImportedDocument document = only("2025年教育工作要点\n1.新建小学2所。\n2.新建初中1所。");
        assertEquals(List.of("1 null 新建小学2所 新建小学2所。", "2 null 新建初中1所 新建初中1所。"), items(document));
        assertEquals(1, document.items().get(0).targets().size());
    }

    @Test
    void titleAfterAColon() {
        ImportedDocument document = only("2025年教育工作要点\n1.扩优提质：编制学校布局专项规划，建立学龄人口预测机制，按年度公布学位供给。\n2.抓安全。排查隐患。");
        assertEquals("扩优提质", document.items().get(0).title());
        assertTrue(document.items().get(0).body().startsWith("编制学校布局"));
    }

    @Test
    void fragmentKeepsItsNumbers() {
        ImportedDocument document = only("2025年教育工作要点(第2/3页)\n三、抓好师资\n10.充实队伍。招聘教师。");
        assertEquals("2025年教育工作要点", document.title());
        assertEquals(3, document.sections().get(0).ordinal());
        assertEquals("10", document.items().get(0).number());
    }

    @Test
    void coveringNoticeGivesIssuerNumberAndDate() {
        ImportedDocument document = only(
                """
                云江市教育局关于印发《2025年全市教育工作要点》的通知
                云教〔2025〕7号
                各县(区)教育局:
                现将要点印发给你们,请贯彻执行。
                一、请认真学习。
                云江市教育局
                2025年2月18日
                2025年全市教育工作要点
                一、抓党建
                1.建强堡垒。落实责任。
                """);
        assertEquals("2025年全市教育工作要点", document.title());
        assertEquals("云教〔2025〕7号", document.documentNumber());
        assertEquals("云江市教育局", document.issuer());
        assertEquals(LocalDate.of(2025, 2, 18), document.issuedOn());
        assertEquals(1, document.items().size());
    }

    @Test
    void signatureOnOneLine() {
        ImportedDocument document = only("云江市教育局 二〇二五年三月一日\n2025年工作要点\n1.抓党建。落实责任。");
        assertEquals("云江市教育局", document.issuer());
        assertEquals(LocalDate.of(2025, 3, 1), document.issuedOn());
    }

    @Test
    void signatureUnderTheText() {
        ImportedDocument document = only(
                """
                2025年教育工作要点
                一、抓党建
                1.建强堡垒。落实责任。
                中共云江市委教育工委
                云江市教育局
                2025年3月1日
                """);
        assertEquals("中共云江市委教育工委 云江市教育局", document.issuer());
        assertEquals(LocalDate.of(2025, 3, 1), document.issuedOn());
        assertEquals("落实责任。", document.items().get(0).body());
    }

    @Test
    void issuerInTheTitle() {
        assertEquals("云江市教育局", only("云江市教育局2025年工作要点\n1.抓党建。落实责任。").issuer());
        assertNull(only("云江市2025年教育工作要点\n1.抓党建。落实责任。").issuer());
    }

    @Test
    void datesOfTheWebPageAreNotTheDocuments() {
        ImportedDocument document =
                only("发布时间:2025-04-01 10:00\n发布日期 2025年4月1日\n【公布日期】2025.04.02\n2025年工作要点\n1.抓党建。落实责任。");
        assertNull(document.issuedOn());
    }

    @Test
    void severalDocumentsInOneText() {
        ImportResult result = PlanRecogniser.recognise(
                """
                当前位置:首页 > 范文 > 2024年工作要点
                2024年工作要点
                篇一:工作要点
                2025年东区教育工作要点
                一、抓党建
                1.建强堡垒。落实责任。
                以下内容供参考:
                2025年西区教育工作要点
                一、抓安全
                1.排查隐患。建立台账。
                推荐访问:要点 教育
                """);
        assertEquals(
                List.of("2025年东区教育工作要点", "2025年西区教育工作要点"),
                result.documents().stream().map(ImportedDocument::title).toList());
        assertEquals(List.of("1 1 建强堡垒 落实责任。"), items(result.documents().get(0)));
        assertEquals(List.of("1 1 排查隐患 建立台账。"), items(result.documents().get(1)));
    }

    @Test
    void reportsOnThePastAreNotPlans() {
        ImportResult result = PlanRecogniser.recognise(
                """
                2025年教育工作要点
                一、2024年工作总结
                1.建成学校。新建小学2所。
                二、2025年任务
                2.建强堡垒。落实责任。
                教育局2024年工作总结
                一、回顾
                1.成绩显著。新建小学9所。
                """);
        assertEquals(1, result.documents().size());
        assertEquals(List.of("2 2 建强堡垒 落实责任。"), items(result.documents().get(0)));
        assertTrue(codes(result.documents().get(0).warnings()).contains("PAST_WORK"));
        assertTrue(result.warnings().get(0).detail().startsWith("教育局2024年工作总结"));
    }

    @Test
    void footersAndMenusAreNotBody() {
        ImportResult result = PlanRecogniser.recognise(
                """
                2025年教育工作要点
                1.抓安全。
                排查隐患,建立台账。
                首页
                信息公开
                办事服务
                本站声明,转载请注明。
                """);
        assertEquals(List.of("1 null 抓安全 排查隐患,建立台账。"), items(result.documents().get(0)));
        assertEquals(List.of("UNPLACED_TEXT"), codes(result.warnings()));
    }

    @Test
    void responsibleUnitsStayInTheBody() {
        assertEquals(
                List.of("1 null 抓安全 排查隐患。（责任科室：安全科）", "2 null 抓教研 集体备课。"),
                items(only("2025年工作要点\n1.抓安全。排查隐患。（责任科室：安全科）\n2.抓教研。集体备课。")));
    }

    @Test
    void withoutATitleThereIsAWarning() {
        ImportedDocument document = only("一、抓党建\n1.建强堡垒。年底前落实责任。");
        assertNull(document.title());
        assertEquals(List.of("NO_TITLE", "DEADLINE_WITHOUT_YEAR"), codes(document.warnings()));
    }

    @Test
    void weakTitleCountsWhereThereIsNoBetter() {
        assertEquals("云江市2025年教育工作计划", only("云江市2025年教育工作计划\n1.抓党建。落实责任。").title());
    }

    @Test
    void textWithoutItemsGivesNoDocument() {
        ImportResult result = PlanRecogniser.recognise("2025年教育工作要点\n全年要稳中求进。");
        assertEquals(List.of(), result.documents());
        assertEquals(List.of("UNPLACED_TEXT"), codes(result.warnings()));
    }

    @Test
    void spanOfAnItemReachesFromItsNumberToTheEndOfItsBody() {
        String text = "2025年工作要点\r\n\r\n  1.抓安全。排查隐\r\n\r\n  患。 \r\n2.抓教研。备课。";
        ImportedItem item = only(text).items().get(0);
        assertEquals(
                "1.抓安全。排查隐\r\n\r\n  患。",
                text.substring(item.span().start(), item.span().end()));
    }

    @Test
    void linesOfResponsibleUnitsBelongToTheirItem() {
        ImportedDocument document = only(
                """
                2025年教育工作要点
                一、抓实党建
                1.建强堡垒。落实责任。
                牵头单位：机关党委
                配合单位：人事处、各直属学校
                2.培育先锋。评选党员。
                责任单位：组织处
                二、抓实安全
                3.排查隐患。建立台账。
                """);
        assertEquals(
                List.of("1 1 建强堡垒 落实责任。\n牵头单位：机关党委\n配合单位：人事处、各直属学校", "2 1 培育先锋 评选党员。\n责任单位：组织处", "3 2 排查隐患 建立台账。"),
                items(document));
        assertEquals(3, document.items().get(0).parties().size());
        assertEquals(1, document.items().get(0).measures().size());
    }

    @Test
    void headerOfThePagesSplitsNothing() {
        ImportedDocument document = only(
                """
                云江市2025年教育工作要点
                一、抓实党建
                1.建强堡垒。落实责任，健全
                云江市2025年教育工作要点
                制度。
                云江市2025年教育工作要点
                2.培育先锋。评选党员。
                二、抓实安全
                云江市2025年教育工作要点
                3.排查隐患。建立台账。
                """);
        assertEquals(List.of("1 1 建强堡垒 落实责任，健全制度。", "2 1 培育先锋 评选党员。", "3 2 排查隐患 建立台账。"), items(document));
        assertEquals(
                3,
                codes(document.warnings()).stream()
                        .filter("REPEATED_HEADER"::equals)
                        .count());
    }

    @Test
    void samePlanTwiceIsTwoDocuments() {
        String plan = "2025年教育工作要点\n一、抓党建\n1.建强堡垒。落实责任。\n2.抓实。巡查。\n";
        assertEquals(2, PlanRecogniser.recognise(plan + plan).documents().size());
    }

    @Test
    void anyHeaderInMidSentenceIsDropped() {
        String header = "云江市教育局办公室文件\n";
        ImportedDocument document = only(
                "2025年教育工作要点\n1.抓安全。排查隐患，建立\n" + header + "台账，落实\n" + header + "责任，逐项\n" + header + "销号。\n2.抓教研。备课。");
        assertEquals("排查隐患，建立台账，落实责任，逐项销号。", document.items().get(0).body());
    }

    @Test
    void gapsInTheNumbersAreTold() {
        String text = "2025年教育工作要点\n一、抓党建\n1.抓实。巡查。\n3.抓细。检查。\n二、抓安全\n1.防火。排查。\n2.防汛。值守。";
        assertEquals(List.of("NUMBER_OUT_OF_ORDER"), codes(only(text).warnings()));
        assertEquals(List.of(), codes(only(text.replace("3.抓细", "2.抓细")).warnings()));
        assertEquals(
                List.of(),
                codes(only("2025年教育工作要点\n三、甲\n10.抓实。巡查。\n四、乙\n11.抓细。检查。").warnings()));
    }

    @Test
    void itemTooLongForOneIsTold() {
        assertEquals(
                List.of("LONG_ITEM"),
                codes(only("2025年教育工作要点\n1.抓实。" + "巡查到位。".repeat(1200)).warnings()));
    }

    @Test
    void warningsWithoutEndAreCutShort() {
        List<String> codes = codes(only("教育工作要点\n1.抓实。" + "年底前完成。".repeat(700)).warnings());
        assertEquals(500, codes.stream().filter("DEADLINE_WITHOUT_YEAR"::equals).count());
        assertTrue(codes.contains("MORE_WARNINGS"));
    }

    private static ImportedDocument only(String text) {
        List<ImportedDocument> documents = PlanRecogniser.recognise(text).documents();
        assertEquals(1, documents.size());
        return documents.get(0);
    }

    private static List<String> items(ImportedDocument document) {
        return document.items().stream()
                .map(item -> item.number() + " " + item.section() + " " + item.title() + " " + item.body())
                .toList();
    }

    private static List<String> codes(List<ImportWarning> warnings) {
        return warnings.stream().map(ImportWarning::code).toList();
    }
}
