package dudao.plan.importing.docx;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a document once without keeping anything, before anybody takes it for what it says it is. */
final class ZipGuard {

    private static final int MOST_ENTRIES = 2_000;
    private static final long LARGEST = 64L << 20;
    private static final long LARGEST_XML = 16L << 20;
    private static final int KEPT = 4096;

    private long total;
    private int entries;

    private ZipGuard() {}

    static void check(byte[] body) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            ZipGuard guard = new ZipGuard();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                guard.entry(entry.getName().toLowerCase(Locale.ROOT), zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Docx.unreadable("压缩包损坏");
        }
    }

    private void entry(String name, ZipInputStream zip) throws IOException {
        if (++entries > MOST_ENTRIES) {
            throw tooLarge("压缩包里的文件超过 " + MOST_ENTRIES + " 个");
        }
        if (name.contains("vbaproject") || name.contains("vbadata")) {
            throw unsafe("文件带宏");
        }
        byte[] first = zip.readNBytes(KEPT);
        if (isArchive(first) && !isPicture(name)) {
            throw unsafe("文件里还有压缩包或嵌入的文件:" + name);
        }
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        if (xml && contains(first, "<!DOCTYPE")) {
            throw unsafe("XML 带有文档类型声明");
        }
        if (name.equals("[content_types].xml") && contains(first, "macroEnabled")) {
            throw unsafe("文件带宏");
        }
        count(first.length, zip, xml ? LARGEST_XML : LARGEST);
    }

    private void count(long begun, ZipInputStream zip, long limit) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long size = begun;
        total += begun;
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            size += n;
            total += n;
            if (size > limit || total > LARGEST) {
                throw tooLarge("解压后过大");
            }
        }
    }

    /** Compressed metafiles, which nobody opens here. */
    private static boolean isPicture(String name) {
        return name.endsWith(".wmz") || name.endsWith(".emz");
    }

    /** Zip, OLE2 (old Office, embedded objects), gzip, 7z and rar. */
    private static boolean isArchive(byte[] first) {
        return begins(first, 'P', 'K', 3, 4)
                || begins(first, 0xD0, 0xCF, 0x11, 0xE0)
                || begins(first, 0x1F, 0x8B)
                || begins(first, '7', 'z', 0xBC, 0xAF)
                || begins(first, 'R', 'a', 'r', '!');
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, String ascii) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains(ascii);
    }

    private static RuleViolation unsafe(String detail) {
        return RuleViolation.of("DOCUMENT_UNSAFE", detail);
    }

    private static RuleViolation tooLarge(String detail) {
        return RuleViolation.of("DOCUMENT_TOO_LARGE", detail);
    }
}
