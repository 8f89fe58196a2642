package dudao.inspection.rectifications;

import dudao.commons.identity.Actor;
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
        String verifierFor,
        Instant startedAt,
        @Enumerated(EnumType.STRING) Verdict verdict,
        String decidedBy,
        String decidedFor,
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

    static Verification started(Method method, Actor by, Instant at) {
        return new Verification(method, by.id(), by.onBehalfOf(), at, null, null, null, null, null, null);
    }

    Verification decided(Verdict verdict, Method by, Actor who, Instant at, String text, List<String> evidence) {
        return new Verification(
                by == null ? method : by,
                verifier,
                verifierFor,
                startedAt,
                verdict,
                who.id(),
                who.onBehalfOf(),
                at,
                text,
                evidence);
    }
}
