package dudao.commons.tables;

import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of a table, its header first. Closed, the table is whole; where it stands stays open. */
interface TableWriter extends Closeable {
    void row(Object... cells) throws IOException;
}
