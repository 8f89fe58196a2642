package dudao.task.statistics;

import dudao.commons.problems.RuleViolation;

/**
 * One row of the statistics.
 *
 * @param key null for the tasks that have none
 */
record Group(Grouping grouping, String key) {

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    Group {
        key = key == null || key.isBlank() ? null : key;
        if (key != null && !key.matches(grouping == Grouping.SECTION ? UUID_FORM + "/.{0,50}" : UUID_FORM)) {
            throw RuleViolation.of("INVALID_PARAMETER", "key 应为统计所给出的键").at("?key", "无法识别");
        }
    }

    /** SQL over a task {@code t} and the {@code :key}: whether it is of the group. */
    String members() {
        return key == null ? grouping.each + " is null" : grouping.members;
    }
}
