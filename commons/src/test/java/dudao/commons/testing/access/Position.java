package dudao.commons.testing.access;

/** Where the organisation an object belongs to stands, seen from the caller's own. */
public enum Position {
    OWN,
    SUBORDINATE,
    SIBLING,
    SUPERIOR,
    FOREIGN
}
