package dudao.inspection.programmes.results;

import dudao.commons.tables.Csv;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as a table for a spreadsheet program: UTF-8 with a mark at its beginning, lines ended as RFC 4180 has it. */
final class ResultCsv {

    private static final String HEADER = Csv.MARK + "类别,机构编码,机构名称,结果,得分,日期,依据档案";

    private ResultCsv() {}

    static String of(List<Result> results) {
        return Stream.concat(Stream.of(HEADER), results.stream().map(ResultCsv::line))
                .collect(Collectors.joining(Csv.LINE_END, "", Csv.LINE_END));
    }

    private static String line(Result result) {
        return Csv.line(
                result.kind(),
                result.code(),
                result.name(),
                result.result(),
                result.points(),
                result.on(),
                result.reference());
    }
}
