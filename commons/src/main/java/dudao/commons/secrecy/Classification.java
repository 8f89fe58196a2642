package dudao.commons.secrecy;

/** Who may know of a matter, within the scope that decides anyway what a caller reads. */
public enum Classification {
    PUBLIC,
    INTERNAL,
    /** Only the office named with it, and those the matter itself concerns. */
    RESTRICTED
}
