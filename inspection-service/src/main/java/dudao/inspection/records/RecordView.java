package dudao.inspection.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InspectionRecord")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordView(
        UUID id,
        UUID inspectionId,
        RecordKind kind,
        HeardGroup heard,
        String method,
        String place,
        Integer participants,
        Boolean chosenAtRandom,
        String keptOut,
        String text,
        List<String> evidence,
        String recordedBy,
        OffsetDateTime recordedAt) {

    static RecordView of(SiteRecord made) {
        return new RecordView(
                made.id,
                made.inspectionId,
                made.kind,
                made.heard,
                made.method,
                made.place,
                made.participants,
                made.chosenAtRandom,
                made.keptOut,
                made.text,
                made.evidence,
                made.recordedBy,
                Days.shown(made.recordedAt));
    }
}
