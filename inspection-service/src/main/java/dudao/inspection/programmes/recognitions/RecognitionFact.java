package dudao.inspection.programmes.recognitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/** The data of every event of a file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecognitionFact(
        UUID fileId,
        RecognitionProgramme programme,
        UUID organizationId,
        UUID officeId,
        int lastYear,
        RecognitionState state,
        String snapshotHash,
        String decidedBy,
        String documentNumber,
        LocalDate decidedOn) {

    static RecognitionFact of(RecognitionFile file) {
        return new RecognitionFact(
                file.id,
                file.programme,
                file.organizationId,
                file.officeId,
                file.lastYear,
                file.state,
                file.lastApplication().map(Application::hash).orElse(null),
                file.decidedBy,
                file.documentNumber,
                file.decidedOn);
    }
}
