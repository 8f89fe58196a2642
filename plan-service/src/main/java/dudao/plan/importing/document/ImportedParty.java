package dudao.plan.importing.document;

/**
 * Whom an item names as having to do with it.
 *
 * @param name as printed
 * @param all whether all of a kind are meant: 各县级市(区), 机关各处室
 */
public record ImportedParty(Role role, Kind kind, String name, boolean all, Span span) {

    /** What the text says the party is to do. */
    public enum Role {
        /** 牵头 */
        LEAD,
        /** 配合, 协办 */
        ASSIST,
        /** 责任单位, without a word on who leads */
        RESPONSIBLE,
        /** 责任人, 分管领导 */
        LEADER,
        /** named in the running text */
        NAMED
    }

    /** What the party is, told by its name. */
    public enum Kind {
        COUNTY,
        SCHOOL,
        OFFICE,
        AUTHORITY,
        PERSON,
        OTHER
    }
}
