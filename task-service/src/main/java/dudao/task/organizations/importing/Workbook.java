package dudao.task.organizations.importing;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The parts of an XLSX file (ECMA-376) that hold its first sheet. What it unpacks to is bounded, whatever its directory
 * promises, and macros are not taken.
 */
final class Workbook {

    private static final long MOST_BYTES = 48L << 20;
    private static final int MOST_PARTS = 500;
    private static final int BUFFER = 8192;

    private final Map<String, byte[]> parts = new HashMap<>();
    private long unpacked;

    private Workbook() {}

    static Workbook unpack(byte[] file) {
        if (file.length < 4 || file[0] != 'P' || file[1] != 'K' || file[2] != 3 || file[3] != 4) {
            throw invalid("不是 XLSX 文件，或已加密；旧版 .xls 请另存为 .xlsx");
        }
        Workbook workbook = new Workbook();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                workbook.take(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw invalid("压缩结构已损坏");
        }
        return workbook;
    }

    private void take(String name, ZipInputStream zip) throws IOException {
        if (name.toLowerCase(Locale.ROOT).contains("vbaproject")) {
            throw invalid("带有宏，请另存为不带宏的 .xlsx");
        }
        boolean wanted = name.startsWith("xl/") && (name.endsWith(".xml") || name.endsWith(".rels"));
        byte[] bytes = read(zip, wanted);
        if (parts.size() >= MOST_PARTS || parts.put(name, bytes) != null) {
            throw invalid("内容重复或过多");
        }
    }

    private byte[] read(ZipInputStream zip, boolean keep) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            unpacked += n;
            if (unpacked > MOST_BYTES) {
                throw tooLarge("解压后超过 " + (MOST_BYTES >> 20) + " MB");
            }
            if (keep) {
                bytes.write(buffer, 0, n);
            }
        }
        return bytes.toByteArray();
    }

    /** Null when there is none. */
    byte[] part(String name) {
        return parts.get(name);
    }

    static RuleViolation invalid(String why) {
        return RuleViolation.of("INVALID_WORKBOOK", "无法读取该工作簿：" + why);
    }

    static RuleViolation tooLarge(String why) {
        return RuleViolation.of("WORKBOOK_TOO_LARGE", "工作簿过大：" + why);
    }
}
