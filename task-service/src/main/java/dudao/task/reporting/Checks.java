package dudao.task.reporting;

import dudao.task.reporting.Report.Warning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for what is strange in a report, against the target, the sum so far and the last figure. It refuses nothing. */
final class Checks {

    private static final BigDecimal JUMP = BigDecimal.TEN;

    private Checks() {}

    /** @param before the figure of the value's target before this report, in the order of the values */
    static List<Warning> of(List<Report.Value> values, List<Figure> before, List<Report.Stage> stages) {
        List<Warning> warnings = new ArrayList<>();
        for (int n = 0; n < values.size(); n++) {
            check(values.get(n), before.get(n), "/values/" + n, warnings);
        }
        checkOrder(stages, warnings);
        return warnings;
    }

    private static void check(Report.Value value, Figure before, String at, List<Warning> warnings) {
        BigDecimal total = before.total().add(value.quantity());
        if (total.signum() < 0) {
            warnings.add(new Warning("NEGATIVE_TOTAL", at + "/quantity", "累计为 " + plain(total)));
        }
        if (before.wanted() != null && total.compareTo(before.wanted()) > 0) {
            warnings.add(new Warning(
                    "OVER_TARGET", at + "/quantity", "累计 " + plain(total) + " 超过目标 " + plain(before.wanted())));
        }
        if (before.last() != null
                && before.last().signum() != 0
                && value.quantity().abs().compareTo(before.last().abs().multiply(JUMP)) > 0) {
            warnings.add(new Warning("JUMP", at + "/quantity", "上次为 " + plain(before.last()) + ",相差十倍以上"));
        }
        if (!value.objects().isEmpty()
                && value.quantity().compareTo(BigDecimal.valueOf(value.objects().size())) != 0) {
            warnings.add(new Warning(
                    "OBJECTS_DIFFER", at + "/objects", "列了 " + value.objects().size() + " 个名称"));
        }
        Set<String> again = new HashSet<>(value.objects());
        again.retainAll(before.objects());
        if (!again.isEmpty()) {
            warnings.add(new Warning("OBJECT_REPORTED_BEFORE", at + "/objects", "以前报过 " + String.join("、", again)));
        }
    }

    /** Nothing is finished before it is begun, or in use before it is finished. */
    private static void checkOrder(List<Report.Stage> stages, List<Warning> warnings) {
        Map<String, LocalDate> latest = new HashMap<>();
        List<Report.Stage> inOrder = stages.stream()
                .sorted(Comparator.comparing(stage -> NewReport.Reached.valueOf(stage.stage())))
                .toList();
        for (Report.Stage stage : inOrder) {
            LocalDate earlier = latest.put(stage.object(), stage.reachedOn());
            if (earlier != null && stage.reachedOn().isBefore(earlier)) {
                warnings.add(new Warning(
                        "STAGE_OUT_OF_ORDER",
                        "/stages/" + stages.indexOf(stage) + "/reachedOn",
                        stage.object() + " 的日期早于前一阶段"));
            }
        }
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
