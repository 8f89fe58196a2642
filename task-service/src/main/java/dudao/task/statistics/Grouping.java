package dudao.task.statistics;

import java.util.Arrays;
import java.util.Optional;

/** By what tasks are counted: where a task's key stands, and how the key is called. */
enum Grouping {
    COUNTY(
            "part.county_id",
            "t.county_id",
            "t.county_id = cast(:key as uuid)",
            "unit",
            "select name, cast(null as int) as place from organization where id = cast(key as uuid)",
            "市本级"),
    PLAN(
            "l.plan_id",
            "t.plan_id",
            "t.plan_id = cast(:key as uuid)",
            "unit",
            "select title as name, cast(null as int) as place from plan where id = cast(key as uuid)",
            "计划外"),
    SECTION(
            "l.item_id",
            "t.item_id",
            """
            t.item_id in (select i.id from plan_item i where i.plan_id = cast(left(:key, 36) as uuid)
              and coalesce(i.section_ordinal, '') = substr(:key, 38))""",
            "(select i.plan_id || '/' || coalesce(i.section_ordinal, '') from plan_item i where i.id = unit)",
            """
            select max(section_heading) as name, min(position) as place
            from (select cast(left(key, 36) as uuid) as plan, substr(key, 38) as ordinal offset 0) asked
            join plan_item on plan_id = asked.plan and coalesce(section_ordinal, '') = asked.ordinal""",
            "计划外"),
    ITEM(
            "l.item_id",
            "t.item_id",
            "t.item_id = cast(:key as uuid)",
            "unit",
            "select concat_ws(' ', number, title) as name, position as place from plan_item where id = cast(key as uuid)",
            "计划外"),
    MEASURE(
            "l.measure_id",
            "t.measure_id",
            "t.measure_id = cast(:key as uuid)",
            "unit",
            "select wording as name, position as place from measure where id = cast(key as uuid)",
            "计划外"),
    ORGANIZATION(
            null,
            "t.organization_id",
            "t.organization_id = cast(:key as uuid)",
            "unit",
            "select name, cast(null as int) as place from organization where id = cast(key as uuid)",
            null);

    /** What is summed up: SQL over a kept row {@code l} and its {@code part}; null where none is kept. */
    final String kept;
    /** The same over a task {@code t}. */
    final String each;
    /** SQL over a task {@code t}: whether it is of the group of that {@code :key}. */
    final String members;
    /** SQL over that {@code unit}: the group it belongs to. */
    final String key;
    /** SQL over {@code key}: its {@code name} and {@code place}; groups come in the order of their document, else by name. */
    final String named;
    /** What tasks without a key are called. */
    final String withoutKey;

    Grouping(String kept, String each, String members, String key, String named, String withoutKey) {
        this.kept = kept;
        this.each = each;
        this.members = members;
        this.key = key;
        this.named = named;
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
