package dudao.inspection.publications;

import dudao.commons.identity.Actor;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * What somebody of the public says against a published report, and what was answered.
 *
 * @param outcome null until it is answered
 */
@Embeddable
record Objection(
        String channel,
        String text,
        String receivedBy,
        String receivedFor,
        Instant receivedAt,
        @Enumerated(EnumType.STRING) Outcome outcome,
        String answer,
        String answeredBy,
        String answeredFor,
        Instant answeredAt) {

    enum Outcome {
        /** 维持 */
        UPHELD,
        /** 更正: it is drafted and reviewed anew. */
        CORRECTED
    }

    static Objection received(String channel, String text, Actor by, Instant at) {
        return new Objection(channel, text, by.id(), by.onBehalfOf(), at, null, null, null, null, null);
    }

    Objection answered(Outcome outcome, String answer, Actor by, Instant at) {
        return new Objection(
                channel, text, receivedBy, receivedFor, receivedAt, outcome, answer, by.id(), by.onBehalfOf(), at);
    }
}
