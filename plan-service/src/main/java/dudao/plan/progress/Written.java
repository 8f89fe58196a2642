package dudao.plan.progress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dudao.commons.time.Clocks;
import java.time.Instant;
import java.util.Arrays;

/**
 * An answer as it is sent, but for its moment, which comes first: to write a large one takes longer than to find it.
 *
 * @param undated JSON of a {@link Progress} of no moment
 */
record Written(byte[] undated) {

    /** JSON of {@link Progress}. */
    byte[] at(Instant moment) {
        String date = ISO_OFFSET_DATE_TIME.format(moment.atZone(Clocks.SHANGHAI).toOffsetDateTime());
        byte[] head = ("{\"asOf\":\"" + date + "\",").getBytes(US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + undated.length - 1);
        System.arraycopy(undated, 1, whole, head.length, undated.length - 1);
        return whole;
    }
}
