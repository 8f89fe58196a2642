package dudao.plan.duties;

import dudao.commons.tables.Csv;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A duty list as a table for a spreadsheet program: UTF-8 with a mark at its beginning, lines ended as RFC 4180 has it. */
final class DutyCsv {

    private static final String HEADER = "区县,序号,文号,条目,职责内容,目标,本地份额,完成时限,验收标准,牵头单位,涉及单位数,纳入政府责任考核,任务状态";

    private DutyCsv() {}

    static String of(DutyList list) {
        return Stream.concat(
                        Stream.of(Csv.MARK + HEADER),
                        list.counties().stream()
                                .flatMap(county -> county.duties().stream().map(duty -> line(county, duty))))
                .collect(Collectors.joining(Csv.LINE_END, "", Csv.LINE_END));
    }

    private static String line(DutyList.County county, Duty duty) {
        return Csv.line(
                county.county(),
                duty.citation().reference(),
                duty.citation().documentNumber(),
                duty.title(),
                duty.wording(),
                each(duty, Duty.DutyTarget::text),
                each(duty, DutyCsv::share),
                duty.dueOn(),
                duty.acceptanceStandard(),
                duty.lead(),
                duty.units(),
                duty.countsInAssessment() ? "是" : "否",
                tasks(duty.tasks()));
    }

    private static String each(Duty duty, Function<Duty.DutyTarget, String> said) {
        List<String> all = duty.targets().stream()
                .map(said)
                .filter(each -> !each.isEmpty())
                .toList();
        return String.join(";", all);
    }

    private static String share(Duty.DutyTarget target) {
        return target.share() == null
                ? ""
                : (target.object() == null ? "" : target.object())
                        + target.share().toPlainString()
                        + target.unit();
    }

    private static String tasks(Map<String, Integer> tasks) {
        return tasks == null
                ? ""
                : tasks.entrySet().stream()
                        .map(state -> state.getKey() + " " + state.getValue())
                        .collect(Collectors.joining(";"));
    }
}
