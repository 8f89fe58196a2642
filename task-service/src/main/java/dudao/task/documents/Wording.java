package dudao.task.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is compared of a document: its wording without blanks, punctuation and the unit's own name, so that a text in which
 * only the name was changed is found out. Likeness of two texts is the share of common runs of four characters, estimated
 * from the least values of 64 hash functions (MinHash); texts that agree in one of 16 groups of four are worth comparing.
 */
record Wording(byte[] fingerprint, int[] signature, long[] bands) {

    static final int HASHES = 64;

    private static final int RUN = 4;
    private static final int GROUP = 4;
    /** Of less than this nothing but identity can be said. */
    private static final int SHORTEST = 60;

    static Wording of(String text, List<String> names) {
        String plain = plain(text, names);
        int[] points = plain.codePoints().toArray();
        int[] signature = points.length < SHORTEST ? new int[0] : signature(points);
        return new Wording(sha256(plain.getBytes(StandardCharsets.UTF_8)), signature, bands(signature));
    }

    /** Of a file that has no text: only the same bytes are alike. */
    static Wording ofFile(String sha256) {
        return new Wording(sha256(("file " + sha256).getBytes(StandardCharsets.UTF_8)), new int[0], new long[0]);
    }

    static String plain(String text, List<String> names) {
        String plain = onlyLetters(text);
        for (String name : names) {
            String letters = onlyLetters(name);
            plain = letters.length() < 2 ? plain : plain.replace(letters, "");
        }
        return plain;
    }

    private static String onlyLetters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static int[] signature(int[] points) {
        int[] least = new int[HASHES];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int at = 0; at + RUN <= points.length; at++) {
            long run = 0;
            for (int n = 0; n < RUN; n++) {
                run = mixed(run * 31 + points[at + n]);
            }
            for (int hash = 0; hash < HASHES; hash++) {
                least[hash] = Math.min(least[hash], (int) mixed(run + hash * 0x9E3779B97F4A7C15L));
            }
        }
        return least;
    }

    /** The finalizer of SplitMix64: every bit depends on every bit. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static long[] bands(int[] signature) {
        long[] bands = new long[signature.length / GROUP];
        for (int band = 0; band < bands.length; band++) {
            long value = band;
            for (int n = 0; n < GROUP; n++) {
                value = mixed(value * 31 + signature[band * GROUP + n]);
            }
            bands[band] = value;
        }
        return bands;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
