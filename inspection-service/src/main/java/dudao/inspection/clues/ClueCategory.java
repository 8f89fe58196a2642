package dudao.inspection.clues;

enum ClueCategory {
    /** 校园安全 */
    SAFETY,
    /** 学生欺凌 */
    BULLYING,
    /** 食品安全 */
    FOOD,
    /** 违规收费 */
    FEES,
    /** 师德师风 */
    TEACHERS,
    /** 违规办学、补课 */
    TEACHING,
    OTHER
}
