package dudao.plan.progress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;

/** An answer as it is sent, but for its moment, which comes first: to write a large one takes longer than to find it. */
final class Written {

    private final byte[] undated;

    private Written(byte[] undated) {
        this.undated = undated;
    }

    static Written of(Progress progress, ObjectMapper json) {
        try {
            return new Written(json.writeValueAsBytes(progress.undated()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON of {@link Progress}. */
    byte[] at(Instant moment) {
        String date = ISO_OFFSET_DATE_TIME.format(Progress.shanghai(moment));
        byte[] head = ("{\"asOf\":\"" + date + "\",").getBytes(US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + undated.length - 1);
        System.arraycopy(undated, 1, whole, head.length, undated.length - 1);
        return whole;
    }
}
