package dudao.plan.importing.metadata;

import dudao.plan.importing.text.Characters;
import java.util.List;

/** Tells by its ending whether a line names whoever issues documents. */
final class OrganizationName {

    private static final int LONGEST = 50;
    private static final List<String> ENDINGS = List.of(
            "局", "委员会", "工委", "党委", "党组", "厅", "教育部", "政府", "办公室", "督导室", "督导组", "学校", "学院", "大学", "中学", "小学", "幼儿园",
            "中心", "集团", "委");

    private OrganizationName() {}

    /** One name or several with blanks between. */
    static boolean is(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return false;
        }
        for (String name : line.split("[ \u3000]+")) {
            if (ENDINGS.stream().noneMatch(name::endsWith) || name.length() < 3 || hasPunctuation(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPunctuation(String name) {
        return name.chars().anyMatch(c -> Characters.isClauseEnd((char) c) || c == '、' || c == '>' || c == '|');
    }
}
