package dudao.plan.importing.comparison;

import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.ImportedSection;
import dudao.plan.importing.document.ImportedTarget;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a later import says otherwise than an earlier one. */
public record ImportDiff(List<DocumentDiff> documents) {

    /**
     * A document of either import, or of both.
     *
     * @param document its position (from 1) in the later import; null where it is gone
     * @param earlier its position in the earlier import; null where it is new
     */
    public record DocumentDiff(
            Integer document,
            Integer earlier,
            String title,
            String earlierTitle,
            List<ImportedSection> sectionsAdded,
            List<ImportedSection> sectionsRemoved,
            List<ItemKey> itemsAdded,
            List<ItemKey> itemsRemoved,
            List<ItemDiff> itemsChanged,
            @Schema(description = "How many items are the same in number, section, title and body")
                    int itemsUnchanged) {}

    /** @param number as printed, which a changed text may have given to another item */
    public record ItemKey(String number, Integer section, String title) {}

    /** An item found again by its title and wording, whatever its number is now. */
    public record ItemDiff(
            ItemKey item,
            ItemKey earlier,
            boolean bodyChanged,
            List<ImportedMeasure> measuresAdded,
            List<ImportedMeasure> measuresRemoved,
            List<Change<ImportedMeasure>> measuresChanged,
            List<ImportedTarget> targetsAdded,
            List<ImportedTarget> targetsRemoved,
            List<Change<ImportedTarget>> targetsChanged) {}

    public record Change<T>(T earlier, T later) {}
}
