package dudao.task.tasks;

import dudao.commons.identity.Scope;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** What stands above or below a task binds and is bound also where whoever acts does not see it. */
@Singleton
public class OutOfSight {

    private final Jdbi jdbi;

    OutOfSight(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Sees every row meanwhile; what the transaction saw before it sees again afterwards. */
    public void run(Runnable work) {
        jdbi.useHandle(handle -> {
            String scope = handle.createQuery("select coalesce(current_setting('dudao.scope', true), '')")
                    .mapTo(String.class)
                    .one();
            Scope.everything(handle);
            work.run();
            handle.execute("select set_config('dudao.scope', ?, true)", scope);
        });
    }
}
