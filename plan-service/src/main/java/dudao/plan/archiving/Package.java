package dudao.plan.archiving;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A ZIP of the parts. Stored, not compressed, and all of one time: the same parts are the same bytes with every library. */
final class Package {

    /** Not the first moment a ZIP can say: that one is written once more, in the zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Package() {}

    static byte[] of(List<ArchivePart.Part> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (ArchivePart.Part part : parts) {
                zip.putNextEntry(entry(part));
                zip.write(part.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(ArchivePart.Part part) {
        CRC32 crc = new CRC32();
        crc.update(part.content());
        ZipEntry entry = new ZipEntry(part.name());
        entry.setTimeLocal(NO_TIME);
        entry.setSize(part.content().length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    /** What stands in the ZIP under which name; empty when it cannot be read. */
    static Map<String, byte[]> parts(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            return parts;
        } catch (IOException | IllegalArgumentException broken) {
            return Map.of();
        }
    }
}
