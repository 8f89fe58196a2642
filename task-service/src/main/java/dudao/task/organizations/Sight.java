package dudao.task.organizations;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import jakarta.inject.Singleton;

/** Which organisations the caller sees. */
@Singleton
public class Sight {

    private final OrganizationTree tree;
    private final Caller caller;

    Sight(OrganizationTree tree, Caller caller) {
        this.tree = tree;
        this.caller = caller;
    }

    /** Of the roots. The administrator of the system sees all organisations: they are no business data. */
    public String[] paths() {
        return caller.hasRole("SYSADMIN")
                ? Organizations.EVERYWHERE
                : tree.scopeOf(caller).paths();
    }
}
