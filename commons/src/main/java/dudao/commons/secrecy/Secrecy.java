package dudao.commons.secrecy;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.UUID;

/**
 * The classification of a matter and the office that alone handles it when it is restricted. The rule who may read stands
 * here, in Java and in SQL, and nowhere else: it narrows what the scope allows and never widens it.
 */
public record Secrecy(Classification classification, UUID handlingOfficeId) {

    public static final Secrecy INTERNAL = new Secrecy(Classification.INTERNAL, null);

    /** Value of {@code :office} in {@link #readable}: the caller's own organisation. */
    public static final String OFFICE = "office";

    public Secrecy {
        classification = classification == null ? Classification.INTERNAL : classification;
    }

    /**
     * Condition over a row with the columns {@code classification} and {@code handling_office_id}.
     *
     * @param concerned columns of organisations that read the row although it is restricted
     */
    public static String readable(String table, String... concerned) {
        StringBuilder readers = new StringBuilder(table).append(".handling_office_id");
        for (String column : concerned) {
            readers.append(", ").append(column);
        }
        return "(" + table + ".classification <> 'RESTRICTED' or :" + OFFICE + " in (" + readers + "))";
    }

    public boolean isReadableBy(UUID office, UUID... concerned) {
        return !isRestricted()
                || office.equals(handlingOfficeId)
                || Arrays.asList(concerned).contains(office);
    }

    public boolean isRestricted() {
        return classification == Classification.RESTRICTED;
    }

    /** As events say it: nothing of what is internal, which most is. */
    public Classification told() {
        return classification == Classification.INTERNAL ? null : classification;
    }

    /** A restricted matter names its office, which stands in the caller's scope; any other names none. */
    public Secrecy checked(OrganizationTree tree, Caller caller) {
        if (isRestricted() != (handlingOfficeId != null)) {
            throw RuleViolation.invalidField(
                    "/handlingOfficeId", isRestricted() ? "限制知悉的事项要指定承办处室" : "只有限制知悉的事项才指定承办处室");
        }
        if (isRestricted()
                && tree.find(handlingOfficeId)
                        .filter(tree.scopeOf(caller)::contains)
                        .isEmpty()) {
            throw RuleViolation.invalidField("/handlingOfficeId", "承办处室不存在或不在管辖范围内");
        }
        return this;
    }
}
