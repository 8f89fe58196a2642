package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.audience.Audience;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.document.Commitment;
import dudao.plan.revising.Changed;
import dudao.plan.revising.difference.Difference;
import dudao.plan.targets.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The plan as it was issued or revised, with everything the other services need to work on it.
 *
 * @param document of a revision, as {@code reason} and {@code changes}: what ordered it
 * @param droppedMeasureIds of a revision: what it asks for no longer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanIssued(
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
        List<UUID> droppedMeasureIds) {

    static final String TYPE = "dudao.plan.issued.v1";
    static final String REVISED = "dudao.plan.revised.v1";

    /** @param classification absent when it is INTERNAL; of a restricted plan every item is restricted */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IssuedItem(
            UUID itemId,
            String number,
            Integer sectionOrdinal,
            String sectionHeading,
            String title,
            Classification classification,
            UUID handlingOfficeId,
            List<IssuedMeasure> measures,
            String body,
            List<Item.Deadline> deadlines,
            List<Item.Frequency> frequencies) {}

    /** @param targets what its units may report to: its own, and those of the item as a whole */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IssuedMeasure(
            UUID measureId,
            String wording,
            Commitment commitment,
            UUID leadOrganizationId,
            List<UUID> assistingOrganizationIds,
            Audience audience,
            LocalDate dueOn,
            String cadence,
            String acceptanceStandard,
            String priority,
            List<IssuedTarget> targets) {}

    static PlanIssued of(Plan plan, List<Item> content) {
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
                content.stream().map(item -> item(item, plan.secrecy())).toList(),
                null,
                null,
                null,
                null);
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
                changed.droppedMeasures());
    }

    /** One item alone, as the snapshot would say it. */
    public static IssuedItem item(Item item, Secrecy ofThePlan) {
        Secrecy secrecy = item.secrecy().isRestricted() || !ofThePlan.isRestricted() ? item.secrecy() : ofThePlan;
        List<Target> ofTheWhole = item.targets().stream()
                .filter(target -> target.measureId() == null)
                .toList();
        return new IssuedItem(
                item.id(),
                item.number(),
                item.sectionOrdinal(),
                item.sectionHeading(),
                item.title(),
                secrecy.told(),
                secrecy.handlingOfficeId(),
                item.measures().stream()
                        .map(measure -> measure(measure, ofTheWhole))
                        .toList(),
                item.body(),
                item.deadlines(),
                item.frequencies());
    }

    private static IssuedMeasure measure(Measure measure, List<Target> ofTheWhole) {
        return new IssuedMeasure(
                measure.id(),
                measure.wording(),
                measure.commitment(),
                measure.leadOrganizationId(),
                measure.assistingOrganizationIds(),
                measure.audience(),
                measure.dueOn(),
                measure.cadence(),
                measure.acceptanceStandard(),
                measure.priority(),
                Stream.concat(measure.targets().stream(), ofTheWhole.stream())
                        .map(IssuedTarget::of)
                        .toList());
    }
}
