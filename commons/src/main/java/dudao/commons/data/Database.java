package dudao.commons.data;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** Plain SQL beside the entities: lists, boards and set-based work, in the caller's transaction. */
@ApplicationScoped
class Database {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        // The container begins and ends transactions; Jdbi must neither commit nor roll back on its own.
        return Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
    }
}
