package dudao.commons.audit.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Texts as bytes that can be read in one way only: each says whether it is there and how long it is. */
public final class Canonical {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    public Canonical add(String text) {
        return add(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    public Canonical add(byte[] value) {
        if (value == null) {
            bytes.write(0);
            return this;
        }
        bytes.write(1);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(value.length >>> shift);
        }
        bytes.writeBytes(value);
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
