package dudao.inspection.records;

enum RecordKind {
    /** 现场考察 */
    ON_SITE,
    /** 座谈 and other ways of hearing a group */
    HEARING,
    /** 公众意见 */
    PUBLIC_OPINION
}
