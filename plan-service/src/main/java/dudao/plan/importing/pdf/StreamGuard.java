package dudao.plan.importing.pdf;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Measures what compressed streams would grow to, without keeping any of it, before the PDF library unpacks them. */
final class StreamGuard {

    private static final long LARGEST = 64L << 20;
    private static final int MOST_OBJECTS = 200_000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    /** Filters of pictures, which are never unpacked, and those that cannot make much of little. */
    private static final Set<COSName> HARMLESS = Set.of(
            COSName.DCT_DECODE,
            COSName.JPX_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.ASCII85_DECODE,
            COSName.ASCII_HEX_DECODE,
            COSName.FLATE_DECODE,
            COSName.CRYPT);

    private StreamGuard() {}

    /** The streams as they lie in the file: some are unpacked as soon as it is opened. */
    static void check(byte[] body) {
        long total = 0;
        for (int i = indexOf(body, 0); i >= 0; i = indexOf(body, i + STREAM.length)) {
            int data = i + STREAM.length;
            while (data < body.length && (body[data] == '\r' || body[data] == '\n')) {
                data++;
            }
            if (isDeflated(body, data)) {
                total += inflated(new ByteArrayInputStream(body, data, body.length - data), LARGEST - total);
            }
        }
    }

    /** The streams as the file describes them; a page's content counts once for each page that shows it. */
    static void check(PDDocument document) throws IOException {
        Set<COSObjectKey> keys = document.getDocument().getXrefTable().keySet();
        if (keys.size() > MOST_OBJECTS) {
            throw Pdf.tooLarge("PDF 的对象超过 " + MOST_OBJECTS + " 个");
        }
        for (COSObjectKey key : keys) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream && !hasHarmlessFilters(stream.getFilters())) {
                throw RuleViolation.of("DOCUMENT_UNSAFE", "PDF 用了不受支持的压缩方式");
            }
        }
        Map<COSStream, Long> sizes = new HashMap<>();
        long total = 0;
        for (PDPage page : document.getPages()) {
            for (Iterator<PDStream> contents = page.getContentStreams(); contents.hasNext(); ) {
                COSStream stream = contents.next().getCOSObject();
                Long size = sizes.get(stream);
                size = size == null ? Long.valueOf(size(stream)) : size;
                sizes.put(stream, size);
                total += size;
            }
            if (total > LARGEST) {
                throw tooLarge();
            }
        }
    }

    private static boolean hasHarmlessFilters(COSBase filters) {
        if (filters instanceof COSName name) {
            return HARMLESS.contains(name);
        }
        if (filters instanceof COSArray array) {
            List<? extends COSBase> names = array.toList();
            return names.size() <= 2
                    && names.stream().allMatch(each -> each instanceof COSName name && HARMLESS.contains(name));
        }
        return true;
    }

    private static long size(COSStream stream) throws IOException {
        try (InputStream raw = stream.createRawInputStream()) {
            byte[] packed = raw.readAllBytes();
            return Math.max(
                    packed.length, isDeflated(packed, 0) ? inflated(new ByteArrayInputStream(packed), LARGEST) : 0);
        }
    }

    /** What is packed twice is unpacked twice. */
    private static long inflated(InputStream packed, long limit) {
        byte[] buffer = new byte[1 << 14];
        long size = 0;
        try (PushbackInputStream once = new PushbackInputStream(new InflaterInputStream(packed), 2)) {
            byte[] first = once.readNBytes(2);
            once.unread(first);
            InputStream stream = isDeflated(first, 0) ? new InflaterInputStream(once) : once;
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                size += n;
                if (size > limit) {
                    throw tooLarge();
                }
            }
        } catch (IOException endsEarly) {
            return size;
        }
        return size;
    }

    private static boolean isDeflated(byte[] bytes, int i) {
        return i + 1 < bytes.length
                && (bytes[i] & 0x0F) == 8
                && ((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF) % 31 == 0;
    }

    private static int indexOf(byte[] body, int from) {
        for (int i = from; i + STREAM.length <= body.length; i++) {
            int n = 0;
            while (n < STREAM.length && body[i + n] == STREAM[n]) {
                n++;
            }
            if (n == STREAM.length) {
                return i;
            }
        }
        return -1;
    }

    private static RuleViolation tooLarge() {
        return Pdf.tooLarge("PDF 解压后过大");
    }
}
