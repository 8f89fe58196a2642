package dudao.inspection.programmes.rounds;

enum RoundKind {
    /** 巡查 */
    PATROL,
    /** 专项 */
    SPECIAL,
    /** 集中专项督查 */
    CONCENTRATED
}
