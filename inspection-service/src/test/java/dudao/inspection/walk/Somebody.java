package dudao.inspection.walk;

import dudao.inspection.testing.Api;
import java.util.Set;
import java.util.UUID;

/**
 * @param sees whether the school that is inspected stands in the person's scope
 * @param runs whether the office that inspects does
 */
record Somebody(String name, Set<String> roles, UUID organization, boolean sees, boolean runs, Api api) {

    boolean is(String... any) {
        for (String role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    boolean isStaff() {
        return is("ESO", "INSPECTOR", "SUPERVISOR", "LEADER");
    }

    @Override
    public String toString() {
        return name + roles;
    }
}
