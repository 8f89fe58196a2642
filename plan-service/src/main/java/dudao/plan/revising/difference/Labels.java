package dudao.plan.revising.difference;

import java.util.Map;

/**
 * What the fields of a snapshot are called, where need be apart for the thing they are of; a field that has no name here
 * keeps its own.
 */
final class Labels {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("number", "条目编号"),
            Map.entry("sectionOrdinal", "所属部分"),
            Map.entry("sectionHeading", "部分标题"),
            Map.entry("title", "条目标题"),
            Map.entry("body", "条目正文"),
            Map.entry("deadlines", "文中时限"),
            Map.entry("frequencies", "文中频次"),
            Map.entry("classification", "知悉范围"),
            Map.entry("handlingOfficeId", "承办处室"),
            Map.entry("nature", "条目性质"),
            Map.entry("条目.priority", "重点程度"),
            Map.entry("practicalProject", "实事项目"),
            Map.entry("leader", "责任领导"),
            Map.entry("keyProject", "项目抓手"),
            Map.entry("safeguard", "工作保障"),
            Map.entry("actions", "具体行动"),
            Map.entry("bases", "依据文件"),
            Map.entry("parties", "文中责任方"),
            Map.entry("programmeId", "所属规划"),
            Map.entry("continuesItemId", "延续条目"),
            Map.entry("pairedItemId", "结对条目"),
            Map.entry("wording", "举措表述"),
            Map.entry("commitment", "承诺程度"),
            Map.entry("leadOrganizationId", "牵头单位"),
            Map.entry("assistingOrganizationIds", "配合单位"),
            Map.entry("audience", "承办范围"),
            Map.entry("dueOn", "完成时限"),
            Map.entry("cadence", "频次"),
            Map.entry("acceptanceStandard", "验收标准"),
            Map.entry("priority", "紧急程度"),
            Map.entry("stages", "建设阶段"),
            Map.entry("referenceYear", "所属年度"),
            Map.entry("neededBy", "成果需用日期"),
            Map.entry("dueBasis", "时限依据"),
            Map.entry("openTiming", "文中未定时间"),
            Map.entry("documentKind", "成果为文件"),
            Map.entry("togetherWith", "同步完成举措"),
            Map.entry("reusesMeasureId", "复用举措"),
            Map.entry("text", "目标表述"),
            Map.entry("quantity", "目标数量"),
            Map.entry("unit", "计量单位"),
            Map.entry("object", "计量对象"),
            Map.entry("objects", "计量对象"),
            Map.entry("comparator", "比较方式"),
            Map.entry("kind", "目标类型"),
            Map.entry("perLevel", "分级数量"),
            Map.entry("allocations", "指标分解"));

    private Labels() {}

    static String of(String what, String field) {
        return NAMES.getOrDefault(what + "." + field, NAMES.getOrDefault(field, field));
    }
}
