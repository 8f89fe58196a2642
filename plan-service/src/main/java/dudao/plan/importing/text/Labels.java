package dudao.plan.importing.text;

import java.util.List;
import java.util.stream.Stream;

/** The words before lists of units and dates that stand below an item: 责任单位, 牵头处室, 完成时限. */
public final class Labels {

    private static final String FIRST = "责牵主配协参承分完";

    public static final List<String> LEAD = List.of("牵头单位", "牵头部门", "牵头处室", "牵头科室", "主责单位", "主责部门", "主责处室", "牵头责任单位");
    public static final List<String> ASSIST = List.of(
            "配合单位", "配合部门", "配合处室", "配合科室", "协办单位", "协办部门", "协办处室", "协办科室", "协同单位", "协同部门", "参与单位", "参与部门", "参加单位");
    public static final List<String> RESPONSIBLE =
            List.of("责任单位", "责任部门", "责任处室", "责任科室", "责任主体", "承办处室", "承办科室", "承办部门");
    public static final List<String> LEADER = List.of("责任人", "责任领导", "牵头领导", "分管领导");
    private static final List<String> TIME = List.of("完成时限", "完成时间");
    private static final String[][] BY_FIRST = byFirst();

    private Labels() {}

    /** The label that begins at {@code i}, or null. */
    public static String at(CharSequence text, int i) {
        int first = i >= text.length() ? -1 : FIRST.indexOf(text.charAt(i));
        if (first >= 0) {
            for (String label : BY_FIRST[first]) {
                if (stands(label, text, i)) {
                    return label;
                }
            }
        }
        return null;
    }

    /** Whether a line begins with one, in brackets or not. */
    public static boolean begin(CharSequence line, int start, int end) {
        int i = start;
        while (i < end && ("(（【[".indexOf(line.charAt(i)) >= 0 || Characters.isBlank(line.charAt(i)))) {
            i++;
        }
        return i < end && at(line, i) != null;
    }

    private static String[][] byFirst() {
        return FIRST.chars()
                .mapToObj(first -> Stream.of(LEAD, ASSIST, RESPONSIBLE, LEADER, TIME)
                        .flatMap(List::stream)
                        .filter(label -> label.charAt(0) == first)
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }

    private static boolean stands(String label, CharSequence text, int i) {
        if (i + label.length() > text.length()) {
            return false;
        }
        for (int n = 0; n < label.length(); n++) {
            if (text.charAt(i + n) != label.charAt(n)) {
                return false;
            }
        }
        return true;
    }
}
