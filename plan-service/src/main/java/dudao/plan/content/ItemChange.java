package dudao.plan.content;

import dudao.commons.data.Ids;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.targets.Target;
import dudao.plan.targets.Targets;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item as its drafter wants it. */
@Schema(name = "ItemChange")
public record ItemChange(
        @NotBlank @Size(max = 50) String number,
        @Schema(description = "one of the plan's sections") @Min(1) @Max(999) Integer sectionOrdinal,
        @NotBlank @Size(max = 2000) String title,
        @NotNull @Size(max = 100_000) String body,
        @Schema(description = "all targets of the item; absent: they stay as they are") @Size(max = 500)
                List<@NotNull @Valid Target> targets,
        @Size(max = 100) List<Item.@NotNull @Valid Deadline> deadlines,
        @Size(max = 100) List<Item.@NotNull @Valid Frequency> frequencies,
        @Schema(description = "absent: it stays as it is, and a new item is INTERNAL") Classification classification,
        @Schema(description = "with RESTRICTED only: the office that alone handles the item") UUID handlingOfficeId) {

    public ItemChange {
        deadlines = deadlines == null ? List.of() : deadlines;
        frequencies = frequencies == null ? List.of() : frequencies;
    }

    Item asNew(UUID planId, int position) {
        List<Target> first = targets == null
                ? List.of()
                : Targets.numbered(
                        targets.stream().map(each -> each.with(null, null)).toList());
        return new Item(
                Ids.next(),
                planId,
                0,
                "DRAFT",
                position,
                number,
                sectionOrdinal,
                null,
                title,
                body,
                null,
                first,
                deadlines,
                frequencies,
                List.of(),
                secrecy().classification(),
                handlingOfficeId);
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }

    boolean saysSecrecy() {
        return classification != null || handlingOfficeId != null;
    }
}
