package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.heading.Heading;
import dudao.plan.heading.IssuingBody;
import dudao.plan.heading.Publicity;
import dudao.plan.heading.Validity;
import dudao.plan.receipts.Addressee;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands above and before the items, as the snapshot of the plan says it.
 *
 * @param validity until when and on what terms it was issued to hold; whether it still does is told by
 *     {@code plan.validity-changed}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record IssuedHead(
        List<IssuingBody> issuers,
        List<Addressee> addressees,
        LocalDate signedOn,
        LocalDate publishedOn,
        LocalDate effectiveOn,
        Validity validity,
        String subjectClass,
        String coverNotice,
        String preamble,
        Publicity publicity,
        String publicityReason,
        List<PlanDraft.Section> sections) {

    static IssuedHead of(Heading head, List<PlanDraft.Section> sections) {
        return new IssuedHead(
                head.issuers(),
                head.addressees(),
                head.signedOn(),
                head.publishedOn(),
                head.effectiveOn(),
                terms(head.validity()),
                head.subjectClass(),
                head.coverNotice(),
                head.preamble(),
                head.publicity(),
                head.publicityReason(),
                sections);
    }

    /** Its status is another one each day, and no decision on what the plan says. */
    private static Validity terms(Validity now) {
        Boolean trial = Boolean.TRUE.equals(now.trial()) ? true : null;
        return now.until() == null && trial == null && now.reviewOn() == null
                ? null
                : new Validity(null, now.until(), trial, now.reviewOn(), null, null);
    }
}
