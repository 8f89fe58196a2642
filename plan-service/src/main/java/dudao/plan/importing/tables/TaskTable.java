package dudao.plan.importing.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that shares out the tasks of a plan (任务分解表). Once its heading row has said what the columns hold, each row
 * is written as an item is: number, task, and the units and the time behind their labels.
 */
public final class TaskTable {

    private enum Column {
        NUMBER(""),
        TASK(""),
        DETAIL(""),
        LEAD("牵头单位："),
        ASSIST("配合单位："),
        RESPONSIBLE("责任单位："),
        TIME("完成时限：");

        private final String label;

        Column(String label) {
            this.label = label;
        }

        boolean isAssignment() {
            return !label.isEmpty();
        }
    }

    private static final int LONGEST_HEADING = 12;
    private static final int MOST_COLUMNS = 20;

    private List<Column> columns = List.of();
    private int count;

    /** The lines of the next row, or null where it is none of a task's. */
    public String row(List<String> cells) {
        List<Column> heading = heading(cells);
        if (!heading.isEmpty()) {
            columns = heading;
            count = 0;
            return null;
        }
        return cells.size() != columns.size() || cell(cells, Column.TASK).isEmpty() ? null : task(cells);
    }

    /** What the columns hold, or nothing where these cells are no heading row. */
    private static List<Column> heading(List<String> cells) {
        List<Column> columns = new ArrayList<>();
        if (cells.size() > MOST_COLUMNS) {
            return columns;
        }
        for (String cell : cells) {
            String name = cell.replaceAll("\\s+", "");
            if (name.isEmpty() || name.length() > LONGEST_HEADING || name.matches(".*[\\d，。；].*")) {
                return List.of();
            }
            columns.add(column(name, columns.contains(Column.TASK)));
        }
        boolean assigns = columns.stream().anyMatch(Column::isAssignment);
        return columns.contains(Column.TASK) && assigns ? columns : List.of();
    }

    private static Column column(String name, boolean hasTask) {
        if (name.matches("序号|编号|项次")) {
            return Column.NUMBER;
        }
        if (name.contains("牵头")) {
            return Column.LEAD;
        }
        if (name.contains("配合") || name.contains("协办")) {
            return Column.ASSIST;
        }
        if (name.contains("责任") || name.matches(".*(?:单位|部门|处室|科室)")) {
            return Column.RESPONSIBLE;
        }
        if (name.contains("时限") || name.contains("时间") || name.contains("期限")) {
            return Column.TIME;
        }
        return !hasTask && name.matches(".*(?:任务|工作|事项|项目|内容|举措).*") ? Column.TASK : Column.DETAIL;
    }

    private String task(List<String> cells) {
        count++;
        String number = cell(cells, Column.NUMBER).replaceAll("\\D", "");
        StringBuilder item = new StringBuilder(number.isEmpty() ? String.valueOf(count) : number).append('.');
        item.append(sentence(cell(cells, Column.TASK)));
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) == Column.DETAIL && !flat(cells.get(i)).isEmpty()) {
                item.append(sentence(flat(cells.get(i))));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isAssignment() && !flat(cells.get(i)).isEmpty()) {
                item.append('\n').append(columns.get(i).label).append(flat(cells.get(i)));
            }
        }
        return item.toString();
    }

    private String cell(List<String> cells, Column column) {
        int i = columns.indexOf(column);
        return i < 0 ? "" : flat(cells.get(i));
    }

    private static String flat(String cell) {
        return cell.strip().replaceAll("\\s*\\n\\s*", "");
    }

    private static String sentence(String words) {
        return "。；！？".indexOf(words.charAt(words.length() - 1)) >= 0 ? words : words + "。";
    }
}
