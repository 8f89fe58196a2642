package dudao.task.testing;

import dudao.commons.identity.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/** What timers and listeners do: outside any request, in a transaction that sees everything. */
@Singleton
public class SystemWork {

    private final Jdbi jdbi;

    SystemWork(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public <T> T call(Callable<T> work) {
        return CompletableFuture.supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            jdbi.useHandle(Scope::everything);
                            return work.call();
                        }))
                .join();
    }
}
