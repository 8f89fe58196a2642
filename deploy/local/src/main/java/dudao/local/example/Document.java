package dudao.local.example;

import dudao.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The plan document that the example is built on: the user's own, else the one that comes with Dudao. */
record Document(String name, byte[] content) {

    static Document of(Options options) throws IOException {
        if (options.plan().isPresent()) {
            var file = options.plan().get();
            return new Document(file.getFileName().toString(), Files.readAllBytes(file));
        }
        try (var shipped = Document.class.getResourceAsStream("/example/plan.txt")) {
            return new Document("the plan that comes with Dudao", shipped.readAllBytes());
        }
    }

    /** Tells documents apart: the same content gives the same key. */
    String key() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
