package dudao.commons.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The roles an account can have, and which of them never come together. */
public final class Roles {

    /** 系统、安全、审计三员: each alone, and without any business. */
    private static final Set<String> ADMINISTRATORS = Set.of("SYSADMIN", "SECADMIN", "AUDITOR");

    /** What a person may have done by another. An inspector visits in person: the certificate is personal. */
    private static final Set<String> DELEGABLE =
            Set.of("ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "UNIT_HEAD", "UNIT_CLERK");

    private static final Set<String> PERSONAL = Set.of("INSPECTOR", "SYSTEM");

    private Roles() {}

    /** Without those this system does not know, which give nothing. */
    static Set<String> known(Collection<String> roles) {
        Set<String> known = new HashSet<>(roles);
        known.removeIf(role -> !ADMINISTRATORS.contains(role) && !DELEGABLE.contains(role) && !PERSONAL.contains(role));
        return known;
    }

    static boolean areAdministrators(Collection<String> roles) {
        return roles.stream().anyMatch(ADMINISTRATORS::contains);
    }

    /** An administrator with anything else besides. */
    static boolean areCombined(Collection<String> known) {
        return known.size() > 1 && areAdministrators(known);
    }

    public static boolean isDelegable(String role) {
        return DELEGABLE.contains(role);
    }
}
