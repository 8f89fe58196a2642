package dudao.inspection.publications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Publication")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationView(
        UUID inspectionId,
        PublicationState state,
        String text,
        String letter,
        @Schema(description = "why nothing is published") String exemption,
        String redacted,
        Said drafted,
        @Schema(description = "of the first person") Said reviewed,
        @Schema(description = "of the second person") Said approved,
        OffsetDateTime publishedAt,
        List<Against> objections,
        List<String> allowedCommands) {

    @Schema(name = "PublicationStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(String by, OffsetDateTime at, String text) {}

    @Schema(name = "PublicationObjection")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Against(
            String channel,
            String text,
            OffsetDateTime receivedAt,
            Objection.Outcome outcome,
            String answer,
            OffsetDateTime answeredAt) {}

    static PublicationView of(Publication publication) {
        return new PublicationView(
                publication.inspectionId,
                publication.state,
                publication.text,
                publication.letter,
                publication.exemption,
                publication.redacted,
                new Said(publication.draftedBy, Days.shown(publication.draftedAt), null),
                publication.reviewedBy == null
                        ? null
                        : new Said(publication.reviewedBy, Days.shown(publication.reviewedAt), publication.review),
                publication.approvedBy == null
                        ? null
                        : new Said(publication.approvedBy, Days.shown(publication.approvedAt), publication.approval),
                Days.shown(publication.publishedAt),
                publication.objections.stream()
                        .map(each -> new Against(
                                each.channel(),
                                each.text(),
                                Days.shown(each.receivedAt()),
                                each.outcome(),
                                each.answer(),
                                Days.shown(each.answeredAt())))
                        .toList(),
                publication.state.allowedCommands());
    }
}
