package dudao.plan.access;

import dudao.commons.identity.Scope;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * For a decision that must know of every row, whoever takes it: a guard that counts open tasks, a package that leaves
 * nothing out. What it lets be seen goes into the decision, not to the caller.
 */
@Singleton
public class WholeView {

    private final Jdbi jdbi;

    WholeView(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public <T> T of(Supplier<T> look) {
        String scope = jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(current_setting('dudao.scope', true), '')")
                        .mapTo(String.class)
                        .one());
        jdbi.useHandle(Scope::everything);
        T seen = look.get();
        // After a failure there is nothing to set back: the transaction is lost, and the settings with it.
        jdbi.useHandle(handle -> handle.createQuery("select set_config('dudao.scope', :scope, true)")
                .bind("scope", scope)
                .mapTo(String.class)
                .one());
        return seen;
    }
}
