package dudao.inspection.programmes.recognitions;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;

/** A value of a criterion with where it comes from. A later one does not take it away. */
@Embeddable
record Evidence(
        String code,
        int year,
        BigDecimal amount,
        String source,
        String recordedBy,
        String recordedFor,
        Instant recordedAt) {}
