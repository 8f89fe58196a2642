package dudao.task.difficulties;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an office does about a difficulty. */
@Schema(name = "DifficultyOutcome")
enum Outcome {
    /** 予以解决. */
    SUPPORTED,
    /** 部分解决. */
    PARTLY,
    /** 已提请其他部门. */
    PASSED_ON,
    /** 不予解决. */
    DECLINED
}
