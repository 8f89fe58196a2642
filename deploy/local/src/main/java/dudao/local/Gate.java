package dudao.local;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets nothing start any more once the end has begun, and lets the end wait for what is just starting. */
final class Gate {
    interface Start {
        void run() throws IOException, SQLException;
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    void pass(Start start) throws IOException {
        lock.readLock().lock();
        try {
            requireOpen();
            start.run();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    void requireOpen() {
        if (closed) {
            throw new Refusal(1, "Stopped while starting");
        }
    }

    /** @return false if it was closed before */
    boolean close() {
        lock.writeLock().lock();
        try {
            var wasOpen = !closed;
            closed = true;
            return wasOpen;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
