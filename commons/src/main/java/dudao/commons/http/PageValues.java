package dudao.commons.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Ids, moments and texts, which stand on a page by the hundred, written byte by byte. The text is the one they have everywhere;
 * the general ways to it take half the time of writing a page.
 */
final class PageValues extends SimpleModule {

    private static final long serialVersionUID = 1;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    PageValues() {
        super("page-values");
        addSerializer(UUID.class, new Ids());
        addSerializer(OffsetDateTime.class, new Moments());
        addSerializer(String.class, new Texts());
    }

    /** Chinese, which Jackson writes character by character; what has to be escaped is left to it. */
    private static final class Texts extends JsonSerializer<String> {

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider all) throws IOException {
            for (int n = 0; n < text.length(); n++) {
                char c = text.charAt(n);
                if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                    json.writeString(text);
                    return;
                }
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            json.writeRawUTF8String(utf8, 0, utf8.length);
        }
    }

    private static final class Ids extends JsonSerializer<UUID> {

        private static final int LENGTH = 36;
        private static final int GROUP = 4;

        @Override
        public void serialize(UUID id, JsonGenerator json, SerializerProvider all) throws IOException {
            byte[] text = new byte[LENGTH];
            long high = id.getMostSignificantBits();
            long low = id.getLeastSignificantBits();
            hex(high >>> 48, text, 0);
            hex(high >>> 32, text, 4);
            text[8] = '-';
            hex(high >>> 16, text, 9);
            text[13] = '-';
            hex(high, text, 14);
            text[18] = '-';
            hex(low >>> 48, text, 19);
            text[23] = '-';
            hex(low >>> 32, text, 24);
            hex(low >>> 16, text, 28);
            hex(low, text, 32);
            json.writeRawUTF8String(text, 0, LENGTH);
        }

        /** The last 16 bits. */
        private static void hex(long bits, byte[] text, int at) {
            long left = bits;
            for (int n = at + GROUP - 1; n >= at; n--) {
                text[n] = HEX[(int) left & 0xf];
                left >>>= GROUP;
            }
        }
    }

    /** To the microsecond at most, as the database keeps them, and at an offset of whole minutes; others as everywhere. */
    private static final class Moments extends JsonSerializer<OffsetDateTime> {

        private static final int LAST_YEAR = 9999;
        private static final int MICRO = 1000;
        private static final int MINUTE = 60;
        private static final int MICRO_DIGITS = 6;
        private static final int LONGEST = "2026-11-30T12:00:00.000000+08:00".length();

        @Override
        public void serialize(OffsetDateTime moment, JsonGenerator json, SerializerProvider all) throws IOException {
            int offset = moment.getOffset().getTotalSeconds();
            if (moment.getYear() < 0
                    || moment.getYear() > LAST_YEAR
                    || moment.getNano() % MICRO != 0
                    || offset == 0
                    || offset % MINUTE != 0) {
                json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
                return;
            }
            byte[] text = new byte[LONGEST];
            int end = time(moment, text);
            text[end] = (byte) (offset < 0 ? '-' : '+');
            int minutes = Math.abs(offset) / MINUTE;
            number(minutes / MINUTE, 2, text, end + 1);
            text[end + 3] = ':';
            number(minutes % MINUTE, 2, text, end + 4);
            json.writeRawUTF8String(text, 0, end + 6);
        }

        /** Returns where it ends. */
        private static int time(OffsetDateTime moment, byte[] text) {
            number(moment.getYear(), 4, text, 0);
            text[4] = '-';
            number(moment.getMonthValue(), 2, text, 5);
            text[7] = '-';
            number(moment.getDayOfMonth(), 2, text, 8);
            text[10] = 'T';
            number(moment.getHour(), 2, text, 11);
            text[13] = ':';
            number(moment.getMinute(), 2, text, 14);
            text[16] = ':';
            number(moment.getSecond(), 2, text, 17);
            return fraction(moment.getNano() / MICRO, text, 19);
        }

        private static int fraction(int micros, byte[] text, int at) {
            if (micros == 0) {
                return at;
            }
            text[at] = '.';
            number(micros, MICRO_DIGITS, text, at + 1);
            int end = at + 1 + MICRO_DIGITS;
            while (text[end - 1] == '0') {
                end--;
            }
            return end;
        }

        private static void number(int value, int digits, byte[] text, int at) {
            int left = value;
            for (int n = at + digits - 1; n >= at; n--) {
                text[n] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
    }
}
