package dudao.task.evidence.storing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Where the bytes are; what is known about them stands in table {@code evidence}. */
public interface EvidenceStore {

    /** Part of the caller's transaction: once it has committed the bytes are there as well. */
    void put(UUID id, Path content) throws IOException;

    /**
     * Whoever asks has been found to be allowed to. Needs no transaction, and holds none while the receiver is slow.
     *
     * @param from first byte, counted from 0
     * @param to last byte, inclusive
     */
    void copy(UUID id, long from, long to, OutputStream receiver) throws IOException;
}
