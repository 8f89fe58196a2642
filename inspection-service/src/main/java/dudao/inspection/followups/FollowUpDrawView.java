package dudao.inspection.followups;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draw of looks back, with all that is needed to draw again once it was revealed. */
@Schema(name = "FollowUpsDrawn")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUpDrawView(
        UUID id,
        @Schema(description = "COMMITTED or DRAWN; more may come") String state,
        @Schema(
                        description =
                                "how it is drawn; with dudao-follow-up-1 the COUNT ids of the list with the smallest"
                                        + " SHA-256 of seed, LF, contribution, LF, id")
                String algorithm,
        @Schema(description = "SHA-256 of the seed, 64 hexadecimal digits") String commitment,
        @Schema(description = "64 hexadecimal digits, told once it was revealed") String seed,
        @Schema(description = "lines: the algorithm, `count COUNT`, then an id of a rectification each; LF ends each")
                String list,
        @Schema(description = "SHA-256 of the list") String listHash,
        LocalDate dueOn,
        String reason,
        OffsetDateTime committedAt,
        @Schema(description = "what a witness added") String contribution,
        List<String> witnesses,
        OffsetDateTime revealedAt,
        @Schema(description = "ordered, in the order drawn") List<FollowUpView> items,
        @Schema(description = "drawn and yet not ordered") List<LeftOut> leftOut,
        List<String> allowedCommands) {

    @Schema(name = "FollowUpLeftOut")
    public record LeftOut(
            UUID rectificationId,
            @Schema(
                            description = "the rule that stood against it: FOLLOW_UP_TOO_LATE, DUPLICATE, NOT_CLOSED or"
                                    + " NOT_FOUND; more may come")
                    String code) {}

    static FollowUpDrawView of(FollowUpDraw draw, List<FollowUp> ordered, Instant now) {
        boolean revealed = draw.state == FollowUpDraw.State.DRAWN;
        return new FollowUpDrawView(
                draw.id,
                draw.state.name(),
                draw.algorithm,
                draw.commitment,
                revealed ? draw.seed : null,
                draw.list,
                draw.listHash,
                draw.dueOn,
                draw.reason,
                Days.shown(draw.committedAt),
                draw.contribution,
                draw.witnesses,
                Days.shown(draw.revealedAt),
                ordered.stream().map(each -> FollowUpView.of(each, now)).toList(),
                draw.leftOut == null
                        ? List.of()
                        : draw.leftOut.stream().map(FollowUpDrawView::leftOut).toList(),
                draw.allowedCommands());
    }

    private static LeftOut leftOut(String line) {
        String[] fields = line.split(" ");
        return new LeftOut(UUID.fromString(fields[0]), fields[1]);
    }
}
