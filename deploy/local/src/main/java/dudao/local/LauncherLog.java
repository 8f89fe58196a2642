package dudao.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what libraries log to a file, so that the terminal shows progress only. */
final class LauncherLog {
    private LauncherLog() {}

    static void to(Path file) throws IOException {
        var handler = new FileHandler(file.toString(), true);
        handler.setFormatter(new SimpleFormatter());
        var root = Logger.getLogger("");
        for (var each : root.getHandlers()) {
            root.removeHandler(each);
        }
        root.addHandler(handler);
    }
}
