package dudao.plan.itemstate;

import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import java.util.List;

/** What the database holds of an item: its events, told or waiting, and its history. */
final class ItemEvents {

    private ItemEvents() {}

    /** Names of the facts in the order of the item's versions. */
    static List<String> told(String item) {
        return list("select type from (select type, subject, aggregate_version from outbox_event union all"
                + " select type, subject, aggregate_version from change_log) e where subject = '" + City.idOf(item)
                + "' order by aggregate_version");
    }

    static List<String> history(String item) {
        return list("select happened from item_transition where item_id = '" + City.idOf(item) + "' order by version");
    }

    static String state(String item) {
        return list("select state from plan_item where id = '" + City.idOf(item) + "'")
                .get(0);
    }

    private static List<String> list(String sql) {
        return RealParts.owner()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
