package dudao.task.evidence.content;

import dudao.commons.problems.RuleViolation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What part of a file is asked for (RFC 9110 section 14).
 *
 * @param from first byte, counted from 0
 * @param to last byte, inclusive
 */
public record ByteRange(long from, long to, boolean partial) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    /** Several ranges, and what is no range, are answered with the whole, as the standard allows. */
    public static ByteRange of(String header, long size) {
        Matcher one = header == null ? null : ONE.matcher(header.strip());
        if (one == null || !one.matches() || one.group().equals("bytes=-")) {
            return new ByteRange(0, size - 1, false);
        }
        boolean suffix = one.group(1).isEmpty();
        long from = suffix ? Math.max(0, size - Long.parseLong(one.group(2))) : Long.parseLong(one.group(1));
        long last = suffix || one.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(one.group(2)));
        if (from > last) {
            throw RuleViolation.of("RANGE_NOT_SATISFIABLE", "文件共 " + size + " 字节")
                    .with("size", size);
        }
        return new ByteRange(from, last, true);
    }

    public long length() {
        return to - from + 1;
    }

    public String contentRange(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }
}
