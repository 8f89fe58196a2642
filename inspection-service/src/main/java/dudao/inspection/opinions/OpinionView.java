package dudao.inspection.opinions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Opinion")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpinionView(
        UUID inspectionId,
        @Schema(description = "only for those who do the inspection's work") Deliberation deliberation,
        @Schema(description = "absent until it is served") Preliminary preliminary,
        List<Point> defence,
        @Schema(description = "the unit's written waiver") String waiver,
        @Schema(description = "for the unit absent until it is issued") Letter letter,
        @Schema(description = "to the draft as it is now; only for those who do the inspection's work")
                List<Agreement> consents) {

    record Deliberation(String minutes, List<UUID> present, OffsetDateTime at) {}

    @Schema(name = "PreliminaryOpinion")
    record Preliminary(
            String text,
            @Schema(description = "records it rests on; only for those who do the inspection's work") List<UUID> inputs,
            String servedTo,
            OffsetDateTime servedAt) {}

    @Schema(name = "DefencePoint")
    record Point(
            int position,
            String point,
            List<String> evidence,
            OffsetDateTime submittedAt,
            Boolean accepted,
            String answer) {}

    @Schema(name = "OpinionLetter")
    record Letter(
            int draft,
            String evaluation,
            String advice,
            List<Demanded> demands,
            @Schema(description = "发文字号; absent until it is issued") String number,
            OffsetDateTime issuedAt,
            @Schema(description = "what a decision on a remedy changed since; the letter reads as it holds now")
                    List<Amended> amendments) {}

    @Schema(name = "OpinionAmendment")
    record Amended(
            LetterChange.Part part,
            @Schema(description = "of a DEMAND") UUID findingId,
            @Schema(description = "how it read; absent where there was none") String from,
            String to,
            OffsetDateTime at) {}

    record Demanded(UUID findingId, String demand, LocalDate dueOn) {}

    @Schema(name = "OpinionConsent")
    record Agreement(UUID inspectorId, boolean agrees, String reason, OffsetDateTime givenAt) {}

    /** @param work whether the reader does the inspection's work, and is not the unit */
    static OpinionView of(Opinion opinion, boolean work) {
        boolean letter = opinion.issuedAt != null || work && opinion.draft > 0;
        return new OpinionView(
                opinion.inspectionId,
                work ? new Deliberation(opinion.minutes, opinion.present, Days.shown(opinion.deliberatedAt)) : null,
                opinion.servedAt == null
                        ? null
                        : new Preliminary(
                                opinion.preliminary,
                                work ? opinion.inputs : null,
                                opinion.servedTo,
                                Days.shown(opinion.servedAt)),
                IntStream.range(0, opinion.defences.size())
                        .mapToObj(position -> point(position, opinion.defences.get(position), letter))
                        .toList(),
                opinion.waiver,
                letter ? letter(opinion) : null,
                work ? agreements(opinion) : null);
    }

    private static Point point(int position, DefencePoint point, boolean answered) {
        return new Point(
                position,
                point.point(),
                point.evidence(),
                Days.shown(point.submittedAt()),
                answered ? point.accepted() : null,
                answered ? point.answer() : null);
    }

    private static Letter letter(Opinion opinion) {
        return new Letter(
                opinion.draft,
                opinion.evaluation,
                opinion.advice,
                opinion.demands.stream()
                        .sorted(Comparator.comparing(Demand::dueOn).thenComparing(Demand::findingId))
                        .map(each -> new Demanded(each.findingId(), each.demand(), each.dueOn()))
                        .toList(),
                opinion.number,
                Days.shown(opinion.issuedAt),
                opinion.amendments.stream()
                        .map(each -> new Amended(
                                each.part(),
                                each.findingId(),
                                each.was(),
                                each.becomes(),
                                Days.shown(each.amendedAt())))
                        .toList());
    }

    private static List<Agreement> agreements(Opinion opinion) {
        return opinion.consents.stream()
                .filter(each -> each.draft() == opinion.draft)
                .sorted(Comparator.comparing(Consent::givenAt).thenComparing(Consent::inspectorId))
                .map(each ->
                        new Agreement(each.inspectorId(), each.agrees(), each.reason(), Days.shown(each.givenAt())))
                .toList();
    }
}
