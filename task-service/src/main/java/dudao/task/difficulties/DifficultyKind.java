package dudao.task.difficulties;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit cannot do alone. */
@Schema(name = "DifficultyKind")
enum DifficultyKind {
    /** 经费. */
    FUNDS,
    /** 人员. */
    STAFF,
    /** 用地、场地. */
    PREMISES,
    /** 政策依据. */
    POLICY,
    /** 需其他部门协调. */
    OTHER_DEPARTMENT,
    /** 技术、数据. */
    TECHNICAL,
    OTHER
}
