package dudao.inspection.programmes.points;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Days;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of the ledger. It counts when a second person has confirmed it and is never changed: what was wrong is taken back
 * by another line.
 */
@Schema(name = "PointsEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PointsEntry(
        UUID id,
        UUID organizationId,
        UUID officeId,
        BigDecimal points,
        String cause,
        String basis,
        UUID findingId,
        LocalDate occurredOn,
        @Schema(description = "first day on which it counts no more") LocalDate expiresOn,
        @Schema(description = "the entry that this one takes back") UUID reverses,
        @Schema(description = "for the office") String enteredBy,
        @Schema(hidden = true) @JsonIgnore String enteredFor,
        OffsetDateTime enteredAt,
        @Schema(description = "a school reads what is CONFIRMED") EntryState state,
        @Schema(description = "for the office: who confirmed or rejected it") String decidedBy,
        @Schema(hidden = true) @JsonIgnore String decidedFor,
        @Schema(description = "why it was rejected") String reason)
        implements Versioned {

    public PointsEntry {
        enteredAt = Days.shown(enteredAt);
    }

    static PointsEntry of(NewEntry wanted, UUID office, Actor by, Instant at) {
        return new PointsEntry(
                Ids.next(),
                wanted.organizationId(),
                office,
                wanted.points(),
                wanted.cause().strip(),
                wanted.basis().strip(),
                wanted.findingId(),
                wanted.occurredOn(),
                wanted.expiresOn(),
                null,
                by.id(),
                by.onBehalfOf(),
                Days.shown(at),
                EntryState.PROPOSED,
                null,
                null,
                null);
    }

    /** Whoever entered it does not confirm it; a slip may be withdrawn by anybody of the office. */
    void mustBeDecidable(boolean confirmed, Actor by) {
        if (state != EntryState.PROPOSED) {
            throw RuleViolation.of("ENTRY_DECIDED", "该积分记录已确认或者已退回").with("state", state.name());
        }
        if (confirmed) {
            by.people().mustNotMeet(People.of(enteredBy, enteredFor), "登记的人不能自行确认");
        }
    }

    /** By a third person, from today on; it ends when the other one would have ended, and is itself the second look. */
    PointsEntry reversed(String why, LocalDate today, Actor by, Instant at) {
        by.people().mustNotMeet(People.of(enteredBy, enteredFor, decidedBy, decidedFor), "登记、确认的人不能冲销");
        if (reverses != null) {
            throw RuleViolation.of("ENTRY_IS_REVERSAL", "冲销记录不能再冲销,应另行登记");
        }
        if (state != EntryState.CONFIRMED) {
            throw RuleViolation.of("ENTRY_NOT_CONFIRMED", "该积分记录尚未确认或者已退回,没有可以冲销的");
        }
        return new PointsEntry(
                Ids.next(),
                organizationId,
                officeId,
                points.negate(),
                why.strip(),
                basis,
                findingId,
                today,
                expiresOn,
                id,
                by.id(),
                by.onBehalfOf(),
                Days.shown(at),
                EntryState.CONFIRMED,
                by.id(),
                by.onBehalfOf(),
                null);
    }

    PointsEntry withoutPerson() {
        return new PointsEntry(
                id,
                organizationId,
                officeId,
                points,
                cause,
                basis,
                findingId,
                occurredOn,
                expiresOn,
                reverses,
                null,
                null,
                enteredAt,
                state,
                null,
                null,
                reason);
    }

    @Override
    public long version() {
        return 0;
    }
}
