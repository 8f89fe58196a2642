package dudao.inspection.programmes.results;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as a table for a spreadsheet program: UTF-8 with a mark at its beginning, lines ended as RFC 4180 has it. */
final class ResultCsv {

    private static final String HEADER = "\uFEFF类别,机构编码,机构名称,结果,得分,日期,依据档案";

    /** What a spreadsheet program would take for a formula. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private ResultCsv() {}

    static String of(List<Result> results) {
        return Stream.concat(Stream.of(HEADER), results.stream().map(ResultCsv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Result result) {
        String points = result.points() == null ? "" : result.points().toPlainString();
        return Stream.of(
                        cell(result.kind()),
                        cell(result.code()),
                        cell(result.name()),
                        cell(result.result()),
                        // A number below zero begins like a formula and is none.
                        points,
                        cell(result.on()),
                        cell(result.reference()))
                .collect(Collectors.joining(","));
    }

    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("(?s).*[\",\r\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
