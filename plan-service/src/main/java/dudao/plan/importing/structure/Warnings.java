package dudao.plan.importing.structure;

import dudao.plan.importing.document.ImportWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts warnings in the order of the text. Of the thousandth of a kind a person learns nothing more. */
final class Warnings {

    static final String MORE = "MORE_WARNINGS";

    private static final int MOST = 500;

    private Warnings() {}

    static List<ImportWarning> ordered(List<ImportWarning> warnings) {
        List<ImportWarning> ordered = new ArrayList<>(warnings);
        ordered.sort(Comparator.comparingInt(ImportWarning::at));
        Map<String, Integer> counts = new HashMap<>();
        List<ImportWarning> told = new ArrayList<>();
        for (ImportWarning warning : ordered) {
            if (counts.merge(warning.code(), 1, Integer::sum) <= MOST) {
                told.add(warning);
            }
        }
        counts.forEach((code, count) -> {
            if (count > MOST) {
                told.add(new ImportWarning(
                        MORE,
                        "还有 " + (count - MOST) + " 处 " + code,
                        ordered.get(0).at()));
            }
        });
        return told;
    }
}
