package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dudao.commons.secrecy.Classification;
import dudao.plan.content.Item;
import dudao.plan.revising.Changed;
import dudao.plan.revising.difference.Difference;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The plan as it was issued or revised, with everything the other services need to work on it.
 *
 * @param document of a revision, as {@code reason} and {@code changes}: what ordered it
 * @param droppedMeasureIds of a revision: what it asks for no longer
 * @param head in JSON its fields stand among the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanIssued(
        UUID planId,
        String title,
        String kind,
        int year,
        UUID issuerId,
        String documentNumber,
        LocalDate issuedOn,
        int revision,
        Classification classification,
        UUID handlingOfficeId,
        List<IssuedItem> items,
        String document,
        String reason,
        List<Difference> changes,
        List<UUID> droppedMeasureIds,
        @JsonUnwrapped IssuedHead head) {

    static final String TYPE = "dudao.plan.issued.v1";
    static final String REVISED = "dudao.plan.revised.v1";

    static PlanIssued of(Plan plan, IssuedHead head, List<Item> content) {
        return new PlanIssued(
                plan.id,
                plan.title,
                plan.kind,
                plan.year,
                plan.issuerId,
                plan.documentNumber,
                plan.issuedOn,
                plan.revision,
                plan.secrecy().told(),
                plan.handlingOfficeId,
                content.stream()
                        .map(item -> IssuedItem.of(item, plan.secrecy()))
                        .toList(),
                null,
                null,
                null,
                null,
                head);
    }

    PlanIssued revisedBy(String itsDocument, String itsReason, Changed changed) {
        return new PlanIssued(
                planId,
                title,
                kind,
                year,
                issuerId,
                documentNumber,
                issuedOn,
                revision,
                classification,
                handlingOfficeId,
                items,
                itsDocument,
                itsReason,
                changed.differences(),
                changed.droppedMeasures(),
                head);
    }
}
