package dudao.inspection.identities;

/**
 * What is kept apart of one person, or of the text itself.
 *
 * @param name of a person; of the text the text as it was written
 */
public record Personal(Role role, boolean minor, String name, String phone, String email) {

    /** Whose data it is. */
    public enum Role {
        REPORTER,
        CONCERNED,
        TEXT
    }

    public static Personal text(String text) {
        return new Personal(Role.TEXT, false, text, null, null);
    }
}
