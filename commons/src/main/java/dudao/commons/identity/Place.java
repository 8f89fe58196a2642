package dudao.commons.identity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Where an organisation stands and what it sees from there. It holds as long as the tree has this version, and on this
 * day only, because relations are dated.
 *
 * @param version null when it is not known and so nothing to be remembered
 */
record Place(Scope scope, UUID version, LocalDate day, Settings settings) {

    /** What the database's session was told of it. */
    record Settings(String scope, String counties, String units) {}
}
