package dudao.plan.heading;

import dudao.plan.receipts.Addressee;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What stands above and before a plan's items. */
public record Heading(
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
        String publicityReason) {

    /** Whether it says anything beside who issues it. */
    boolean isSilent() {
        return Stream.of(
                        addressees,
                        signedOn,
                        publishedOn,
                        effectiveOn,
                        validity,
                        subjectClass,
                        coverNotice,
                        preamble,
                        publicity,
                        publicityReason)
                .allMatch(Objects::isNull);
    }

    Heading issuedBy(List<IssuingBody> bodies) {
        return new Heading(
                bodies,
                addressees,
                signedOn,
                publishedOn,
                effectiveOn,
                validity,
                subjectClass,
                coverNotice,
                preamble,
                publicity,
                publicityReason);
    }

    Heading sentTo(List<Addressee> groups) {
        return new Heading(
                issuers,
                List.copyOf(groups),
                signedOn,
                publishedOn,
                effectiveOn,
                validity,
                subjectClass,
                coverNotice,
                preamble,
                publicity,
                publicityReason);
    }

    /** One thing wrong with its dates or its publicity. */
    record Fault(String pointer, String detail) {}

    /** Signed, then published and in force, then reviewed, then at its end: each day no sooner than the one before. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        LocalDate begins = effectiveOn != null ? effectiveOn : signedOn;
        notBefore(signedOn, publishedOn, "/publishedOn", "公布日期不能早于成文日期", faults);
        notBefore(signedOn, effectiveOn, "/effectiveOn", "施行日期不能早于成文日期", faults);
        if (validity != null) {
            notBefore(begins, validity.until(), "/validity/until", "有效期不能在施行之前届满", faults);
            notBefore(begins, validity.reviewOn(), "/validity/reviewOn", "评估复审日期不能早于施行日期", faults);
            notBefore(validity.reviewOn(), validity.until(), "/validity/reviewOn", "评估复审应在有效期届满之前", faults);
            if (validity.status() != null && validity.status() != ValidityStatus.IN_FORCE
                    || validity.supersededBy() != null
                    || validity.reason() != null) {
                faults.add(new Fault("/validity/status", "时效性在印发之后用 PUT /plans/{id}/validity 变更"));
            }
        }
        boolean withheld = publicity == Publicity.ON_REQUEST || publicity == Publicity.CLOSED;
        if (withheld && publicityReason == null) {
            faults.add(new Fault("/publicityReason", "不主动公开的要说明理由"));
        }
        if (!withheld && publicityReason != null) {
            faults.add(new Fault("/publicityReason", "只有不主动公开的才写理由"));
        }
        return faults;
    }

    private static void notBefore(
            LocalDate first, LocalDate second, String pointer, String detail, List<Fault> faults) {
        if (first != null && second != null && second.isBefore(first)) {
            faults.add(new Fault(pointer, detail));
        }
    }
}
