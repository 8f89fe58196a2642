package dudao.inspection.procedure;

/** Which of the two procedures of the law an inspection follows. */
public enum Track {
    /** 经常性督导: no duty of notice, reported to the office after the visit (Art. 15). */
    REGULAR,
    /** 专项 and 综合督导: group, written notice, self-evaluation where asked (Arts 16 to 18). */
    FORMAL
}
