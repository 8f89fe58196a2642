package dudao.task.organizations.importing;

import java.util.List;

/** @param number where it begins in the file or the sheet, counted from 1 */
record Line(int number, List<String> cells) {

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** As spreadsheets name a cell: B7. */
    static String cell(int column, int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString() + number;
    }

    /** Of a cell's name like B7; -1 when it names none. */
    static int column(String cell) {
        int column = 0;
        int at = 0;
        while (at < cell.length() && at < 3 && cell.charAt(at) >= 'A' && cell.charAt(at) <= 'Z') {
            column = column * 26 + cell.charAt(at++) - 'A' + 1;
        }
        return column - 1;
    }
}
