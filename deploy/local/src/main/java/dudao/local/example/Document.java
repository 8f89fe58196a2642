package dudao.local.example;

import dudao.local.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** UTF-8 text unless it begins like one of the other formats that the import reads. */
    String mediaType() {
        var start = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return "application/pdf";
        }
        if (start.startsWith("PK")) {
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        }
        return start.stripLeading().startsWith("<") ? "text/html;charset=UTF-8" : "text/plain;charset=UTF-8";
    }
}
