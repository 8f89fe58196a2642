package dudao.task.statistics;

import java.util.Arrays;
import java.util.Optional;

/** By what tasks are counted: where a task's key stands, and how the key is called. */
enum Grouping {
    COUNTY("t.county_id", "(select name from organization where id = cast(key as uuid))", "cast(null as int)", "市本级"),
    PLAN("t.plan_id", "(select title from plan where id = cast(key as uuid))", "cast(null as int)", "计划外"),
    SECTION(
            "(select i.plan_id || '/' || coalesce(i.section_ordinal, '') from plan_item i where i.id = t.item_id)",
            "(select i.section_heading from plan_item i where " + Sql.OF_SECTION + " limit 1)",
            "(select min(i.position) from plan_item i where " + Sql.OF_SECTION + ")",
            "计划外"),
    ITEM(
            "t.item_id",
            "(select concat_ws(' ', number, title) from plan_item where id = cast(key as uuid))",
            "(select position from plan_item where id = cast(key as uuid))",
            "计划外"),
    MEASURE(
            "t.measure_id",
            "(select wording from measure where id = cast(key as uuid))",
            "(select position from measure where id = cast(key as uuid))",
            "计划外"),
    ORGANIZATION(
            "t.organization_id",
            "(select name from organization where id = cast(key as uuid))",
            "cast(null as int)",
            null);

    private static final class Sql {
        static final String OF_SECTION =
                "i.plan_id = cast(left(key, 36) as uuid) and coalesce(i.section_ordinal, '') = substr(key, 38)";
    }

    /** SQL over the task {@code t}. */
    final String key;
    /** SQL over {@code key}. */
    final String name;
    /** SQL over {@code key}: groups come in the order of their document, else by name. */
    final String place;
    /** What tasks without a key are called. */
    final String withoutKey;

    Grouping(String key, String name, String place, String withoutKey) {
        this.key = key;
        this.name = name;
        this.place = place;
        this.withoutKey = withoutKey;
    }

    static Optional<Grouping> of(String parameter) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.parameter().equals(parameter))
                .findFirst();
    }

    String parameter() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
