package dudao.inspection.rectifications;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;

/** One round of verification (核查). The record stays, whatever the verdict. */
@Embeddable
record Verification(
        @Enumerated(EnumType.STRING) Method method,
        String verifier,
        Instant startedAt,
        @Enumerated(EnumType.STRING) Verdict verdict,
        String decidedBy,
        Instant decidedAt,
        String text,
        List<String> evidence) {

    public enum Method {
        DESK,
        ON_SITE
    }

    public enum Verdict {
        ACCEPTED,
        REJECTED
    }

    static Verification started(Method method, String by, Instant at) {
        return new Verification(method, by, at, null, null, null, null, null);
    }

    Verification decided(Verdict verdict, Method by, String who, Instant at, String text, List<String> evidence) {
        return new Verification(by == null ? method : by, verifier, startedAt, verdict, who, at, text, evidence);
    }
}
