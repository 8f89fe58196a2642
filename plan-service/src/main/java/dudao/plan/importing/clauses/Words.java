package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Lexicon;

/** The words of the genre by which a clause is read. */
final class Words {

    /** What makes something countable come into being; a numeral in characters counts only after one of these. */
    static final Lexicon CREATING = Lexicon.of(
            """
            建设 重点建设 遴选建设 新建 改建 扩建 改扩建 建成 建立 建好 改造 改造提升 提升改造 打造 培育 培养 培训 评选 遴选 认定 命名
            创建 创成 创办 争创 新创 新增 增加 增设 增补 新设 扩增 扩充 组建 成立 设立 招聘 招录 引进 选派 选聘 选拔 选出 选树 推选 推荐 聘请 聘任
            补充 配备 配齐 装配 购置 更新 完成 推出 开工建设 竣工 投用 举办 承办 开设 开展 组织 实施 挂牌 提供 布局 发展 表彰 奖励 资助
            办好 推进 推动 启动 立项 孵化 录制 开发 研发 编写 出台 整治 排查 回购 覆盖 达到 支持 投入 筹措 落实 发放 减少 压减 关停 验收
            加固 走访 征集 形成 打通 做强 产生 申报 升级""");

    /** What may stand before such a verb. */
    static final Lexicon MODAL = Lexicon.of("可 拟 将 计划 预计");

    /** What makes the next amounts parts of the one before. */
    static final Lexicon PART = Lexicon.of("其中 包括 (含 （含 (其中 （其中");

    /** What may stand between a verb and what is counted. */
    static final Lexicon FILLING = Lexicon.of(
            """
            开工 巩固 提高 提升 保持 确保 实现 做到 加强 压降 降低 力求 至少 不少于 使 全市 全省 全县 全区 全年 年内 今年 力争 争取 确保 计划 拟 预计 可 将 再 共 累计 总共 继续 重点 积极 加快 大力 持续 全面 不断 努力
            涉及 每年 每校 每县 和 及 与 、 并 其中""");

    private static final String LEAST = "不少于 不低于 不小于 不得少于 不得低于 至少 最少 不下于 超过 超 突破 高于 大于 多于 ";
    private static final String MOST = "不超过 不高于 不多于 不得超过 不得高于 最多 至多 低于 控制在";

    static final Lexicon AT_LEAST = Lexicon.of(LEAST);
    static final Lexicon AT_MOST = Lexicon.of(MOST);
    static final Lexicon LIMITING = Lexicon.of(LEAST + MOST);

    /** Those that may stand away from the number they govern. */
    static final Lexicon FLOOR = Lexicon.of("至少 最少 不少于 不低于 不得少于 不得低于");

    static final Lexicon ABOUT = Lexicon.of("约 大约 近 接近 大概");

    /** Says that a value is reached without saying how much more or less. */
    static final Lexicon REACHING = Lexicon.of("达到 达 提高到 提升到 提升至 提高至 增加到 增至 保持在 稳定在 保持 实现 控制在 到 为 至");

    /** Where the thing counted ends and what is done with it begins. */
    static final Lexicon AFTER_OBJECT = Lexicon.of("的 为 专项 装配 配备 开展 完成 进行 通过 达到 参加 接受 申报 实施 建成 开工 投入 以上 以内 左右");

    /** What these govern is there already. */
    static final Lexicon PRESENT = Lexicon.of("与 发挥 发挥好 依托 围绕 聚焦 用好");

    /** 56人以上大班额 names a kind of class. */
    static final Lexicon CLASS_SIZE = Lexicon.of("大班额 超大班额 班额 大班 的大班额 的班级");

    /** Verbs of campaigns: what they are followed by is a name. */
    static final Lexicon CAMPAIGNING = Lexicon.of("开展 组织 实施 推进 启动 举办 推动");

    static final Lexicon CAMPAIGN = Lexicon.of("计划 工程 行动 活动");

    private Words() {}
}
