package dudao.inspection.draws;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draw as the office sees it. What has not happened yet is absent; the seed is told once it is opened. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrawView(
        UUID id,
        String number,
        String title,
        UUID officeId,
        DrawState state,
        @Schema(description = "dudao-draw-1: documented at `GET /api/v1/public/draws/{number}`") String algorithm,
        @Schema(description = "SHA-256 of the seed's text, told before the lists are known") String commitment,
        OffsetDateTime committedAt,
        @Schema(description = "what is drawn from, as it was hashed: UTF-8, every line ended by LF") String list,
        @Schema(description = "SHA-256 of `list`") String listHash,
        OffsetDateTime frozenAt,
        @Schema(description = "64 hexadecimal digits") String seed,
        @Schema(description = "what a witness added to the seed when it was opened") String contribution,
        List<String> witnesses,
        OffsetDateTime revealedAt,
        List<DrawnUnit> units,
        List<RecusedInspector> recusals,
        OffsetDateTime publishedAt,
        @Schema(description = "only for the office") List<String> allowedCommands) {

    /** @param incomplete whether too few inspectors are left who are not recused */
    @Schema(name = "DrawnUnit")
    public record DrawnUnit(
            UUID organizationId, String name, String stratum, List<DrawnInspector> team, boolean incomplete) {}

    @Schema(name = "DrawnInspector")
    public record DrawnInspector(UUID inspectorId, String name) {}

    @Schema(name = "RecusedInspector")
    public record RecusedInspector(
            UUID organizationId, UUID inspectorId, RecusalGround ground, OffsetDateTime declaredAt) {

        public RecusedInspector {
            declaredAt = Days.shown(declaredAt);
        }

        Drawing.Barred barred() {
            return new Drawing.Barred(organizationId, inspectorId);
        }
    }

    static DrawView of(Draw draw, List<RecusedInspector> recusals) {
        boolean drawn = draw.state.isDrawn();
        return new DrawView(
                draw.id,
                draw.number,
                draw.title,
                draw.officeId,
                draw.state,
                draw.algorithm,
                draw.commitment,
                Days.shown(draw.committedAt),
                draw.list,
                draw.listHash,
                Days.shown(draw.frozenAt),
                drawn ? draw.seed : null,
                draw.contribution,
                draw.witnesses,
                Days.shown(draw.revealedAt),
                drawn ? units(draw.seed, draw.contribution, draw.list, recusals) : null,
                recusals.isEmpty() ? null : recusals,
                Days.shown(draw.publishedAt),
                draw.state.allowedCommands());
    }

    static List<DrawnUnit> units(String seed, String contribution, String list, List<RecusedInspector> recusals) {
        FrozenList frozen = FrozenList.parse(list);
        List<Drawing.Barred> barred =
                recusals.stream().map(RecusedInspector::barred).toList();
        return new Drawing(seed, contribution)
                .results(frozen, barred).stream()
                        .map(each -> new DrawnUnit(
                                each.unit().id(),
                                each.unit().name(),
                                each.unit().stratum(),
                                each.team().stream()
                                        .map(one -> new DrawnInspector(one.id(), one.name()))
                                        .toList(),
                                each.team().size() < frozen.teamSize()))
                        .toList();
    }
}
