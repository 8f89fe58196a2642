package dudao.task.plans;

import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What this service reads of {@code dudao.plan.issued.v1} and {@code dudao.plan.revised.v1}. */
public record IssuedPlan(
        UUID planId,
        String title,
        String kind,
        Integer year,
        UUID issuerId,
        String documentNumber,
        LocalDate issuedOn,
        Integer revision,
        Classification classification,
        UUID handlingOfficeId,
        List<Item> items,
        List<UUID> droppedMeasureIds) {

    public record Item(
            UUID itemId,
            String number,
            String sectionOrdinal,
            String sectionHeading,
            String title,
            Classification classification,
            UUID handlingOfficeId,
            List<IssuedMeasure> measures) {

        public Item {
            classification = orInternal(classification);
            measures = orEmpty(measures);
        }

        Item without(Set<UUID> known) {
            return new Item(
                    itemId,
                    number,
                    sectionOrdinal,
                    sectionHeading,
                    title,
                    classification,
                    handlingOfficeId,
                    measures.stream()
                            .filter(measure -> !known.contains(measure.measureId()))
                            .toList());
        }
    }

    public record IssuedMeasure(
            UUID measureId,
            String wording,
            String commitment,
            UUID leadOrganizationId,
            List<UUID> assistingOrganizationIds,
            Audience audience,
            LocalDate dueOn,
            String cadence,
            String acceptanceStandard,
            String priority,
            List<IssuedTarget> targets) {

        public IssuedMeasure {
            assistingOrganizationIds = orEmpty(assistingOrganizationIds);
            targets = orEmpty(targets);
            audience = audience == null ? new Audience(null, null, null, null, null) : audience;
        }
    }

    public IssuedPlan {
        classification = orInternal(classification);
        items = orEmpty(items);
        droppedMeasureIds = orEmpty(droppedMeasureIds);
    }

    private static Classification orInternal(Classification told) {
        return new Secrecy(told, null).classification();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
