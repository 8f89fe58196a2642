package dudao.plan.importing.html;

import dudao.plan.importing.tables.TaskTable;
import org.jsoup.nodes.Element;

/** Writes the rows of tables that share out tasks as items are written. */
final class TaskTables {

    private TaskTables() {}

    static void rewrite(Element page) {
        for (Element table : page.select("table")) {
            TaskTable tasks = new TaskTable();
            for (Element row : table.select("> tr, > tbody > tr, > thead > tr")) {
                String task =
                        tasks.row(row.children().stream().map(Element::text).toList());
                if (task != null) {
                    row.empty();
                    task.lines().forEach(line -> row.appendElement("p").text(line));
                }
            }
        }
    }
}
