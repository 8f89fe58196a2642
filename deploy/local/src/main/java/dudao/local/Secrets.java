package dudao.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Secrets made on this machine, one file each, readable by their owner only. */
final class Secrets {
    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    Path passwordFile(String name) throws IOException {
        return file(name + ".password", Secrets::password);
    }

    String password(String name) throws IOException {
        return Files.readString(passwordFile(name));
    }

    /** 32 bytes in base64. */
    String key(String name) throws IOException {
        return text(name + ".key", () -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
    }

    String text(String name, Supplier<String> maker) throws IOException {
        return Files.readString(file(name, maker));
    }

    private Path file(String name, Supplier<String> maker) throws IOException {
        var file = directory.resolve(name);
        if (!Files.exists(file)) {
            var unfinished = directory.resolve(name + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, maker.get());
            // A launcher killed while writing must not leave half a secret behind.
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private static String password() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
