package dudao.inspection.inspections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a group has on record of its visit (教育督导条例 Arts 18, 19).
 *
 * @param groups of a school that were heard
 */
public record Heard(int onSite, int publicOpinions, Set<String> groups) {

    /** What an inspection asks about its records, which know it and not the other way round. */
    public interface Records {

        Heard of(UUID inspectionId);
    }

    private static final Map<String, String> GROUPS =
            Map.of("STUDENTS", "听取学生意见", "PARENTS", "听取家长意见", "TEACHERS", "听取教师意见");

    List<String> missing(boolean ofSchool) {
        List<String> missing = new ArrayList<>();
        if (onSite == 0) {
            missing.add("现场考察记录");
        }
        if (publicOpinions == 0) {
            missing.add("公众意见");
        }
        if (ofSchool) {
            GROUPS.keySet().stream()
                    .sorted()
                    .filter(group -> !groups.contains(group))
                    .map(GROUPS::get)
                    .forEach(missing::add);
        }
        return missing;
    }
}
