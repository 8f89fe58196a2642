package dudao.plan.importing.html;

import dudao.plan.importing.tables.TaskTable;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Writes the rows of tables that share out tasks as items are written. */
final class TaskTables {

    private static final Evaluator TABLES_WITHIN = QueryParser.parse("td table, th table");
    private static final Evaluator ROWS = QueryParser.parse("> tr, > tbody > tr, > thead > tr");

    private TaskTables() {}

    static void rewrite(Element page) {
        for (Element table : page.select("table")) {
            // A table around tables only places them; each would read all those within it.
            if (table.selectFirst(TABLES_WITHIN) != null) {
                continue;
            }
            TaskTable tasks = new TaskTable();
            for (Element row : table.select(ROWS)) {
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
