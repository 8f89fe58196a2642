package dudao.inspection.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is kept of an inspector besides the entry in the register. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectorFile(
        UUID inspectorId,
        List<FileTerm> terms,
        @Schema(description = "oldest first") List<FileRecord> records,
        @Schema(description = "hours of training by year of the course, newest first") List<TrainingYear> training,
        Counts counts) {

    @Schema(name = "InspectorFileTerm")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileTerm(
            LocalDate validFrom,
            LocalDate validTo,
            @Schema(description = "which term in a row, from 1") int consecutive,
            String basis) {}

    @Schema(name = "InspectorRecord")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileRecord(
            UUID id,
            RecordKind kind,
            LocalDate heldOn,
            String title,
            String basis,
            BigDecimal hours,
            String result,
            String recordedBy,
            OffsetDateTime recordedAt) {

        public FileRecord {
            recordedAt = Days.shown(recordedAt);
        }
    }

    @Schema(name = "InspectorTrainingYear")
    public record TrainingYear(int year, BigDecimal hours) {}

    /** Of visits that have begun; a visit that is only planned counts nowhere. */
    @Schema(name = "InspectorCounts")
    public record Counts(
            int visits,
            int findings,
            int findingsConfirmed,
            @Schema(description = "of findings of this inspector") int rectifications,
            @Schema(description = "reported by the limit first set") int rectifiedOnTime) {}
}
