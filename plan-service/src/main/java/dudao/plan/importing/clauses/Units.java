package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;
import java.util.Set;

/** Measure words: what a number may count. Years, ordinals, ages and clock times are none. */
final class Units {

    private static final Lexicon MEASURE_WORDS = Lexicon.of(
            """
            个百分点 百分点 % ％ ‰ 元 平方米 平方公里 公里 米 亩 吨 人次 课时 学时 学分 学位
            个 所 名 人 间 项 节 门 家 场 次 套 件 座 处 台 户 班 位 本 册 部 篇 支 条 辆 幢 栋 组 站 块 张 份 例 期 盏 副 棵 对 款 把 株 校 团 堂 种 片
            遍 轮""");

    /** After Chinese numerals: 三所 is a count, 三个方面 and 三项制度 are turns of speech. */
    private static final Set<String> SURE = Set.of(
            "所", "名", "间", "座", "家", "场", "套", "处", "台", "门", "节", "人次", "亩", "辆", "册", "篇", "期", "次", "户", "幢", "栋",
            "班", "元", "平方米", "位", "堂");

    /** Words that begin like a measure word. */
    private static final Lexicon OTHER_WORDS = Lexicon.of(
            """
            个工作日 个月 个小时 个学期 个学年 人制 人小组 次元 次性 门类 组团 校区 校园 家长 家校 班级 班子 人才 项目制 节点 件套 站式 站点 期末 期间 部门 户籍 条例 本科
            位一体 条龙 校一 班一 人一 生一""");

    private static final Set<String> DOINGS = Set.of("次", "遍", "轮", "课时", "学时", "节");

    private Units() {}

    /** The measure word at {@code i}, or null. */
    static String at(Passage passage, int i) {
        String unit = MEASURE_WORDS.at(passage, i);
        return unit == null || OTHER_WORDS.isAt(passage, i) ? null : unit;
    }

    /** One name for both widths. */
    static String normal(String unit) {
        return unit.equals("％") ? "%" : unit;
    }

    /** @param many of large numbers 个 and 人 count too */
    static boolean mayFollowCharacters(String unit, boolean many) {
        return SURE.contains(unit) || many && (unit.equals("个") || unit.equals("人"));
    }

    static boolean isShare(String unit) {
        return unit.equals("%") || unit.equals("‰") || unit.endsWith("百分点");
    }

    /** Whether the unit counts doings rather than things, so that with 每 before it it is a frequency. */
    static boolean isDoing(String unit) {
        return DOINGS.contains(unit);
    }
}
