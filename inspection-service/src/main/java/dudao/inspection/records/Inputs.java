package dudao.inspection.records;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The records a preliminary opinion rests on (教育督导条例 Art. 20). */
@Singleton
public class Inputs {

    private final SiteRecords records;

    Inputs(SiteRecords records) {
        this.records = records;
    }

    /** At least one of what the team saw and one of what the public said, all of this inspection. */
    public void mustSuffice(UUID inspectionId, List<UUID> cited, String pointer) {
        Map<UUID, RecordKind> kinds = new HashMap<>();
        records.ofInspection(inspectionId).forEach(each -> kinds.put(each.id, each.kind));
        for (int i = 0; i < cited.size(); i++) {
            if (!kinds.containsKey(cited.get(i))) {
                throw RuleViolation.invalidField(pointer + "/" + i, "不是本次督导的记录");
            }
        }
        for (RecordKind kind : List.of(RecordKind.ON_SITE, RecordKind.PUBLIC_OPINION)) {
            if (cited.stream().noneMatch(id -> kinds.get(id) == kind)) {
                throw RuleViolation.of("INPUTS_MISSING", "初步意见须引用现场考察记录和公众意见").at(pointer, "缺 " + kind);
            }
        }
    }
}
