package dudao.inspection.files;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InspectorRecordKind")
public enum RecordKind {
    /** One criterion of 教育督导条例 Art. 7 with what it rests on. */
    QUALIFICATION,
    TRAINING,
    ASSESSMENT
}
