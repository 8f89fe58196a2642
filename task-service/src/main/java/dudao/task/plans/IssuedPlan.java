package dudao.task.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What this service reads of {@code dudao.plan.issued.v1}. */
public record IssuedPlan(
        UUID planId,
        String title,
        String kind,
        Integer year,
        UUID issuerId,
        String documentNumber,
        LocalDate issuedOn,
        Integer revision,
        List<Item> items) {

    public record Item(
            UUID itemId,
            String number,
            String sectionOrdinal,
            String sectionHeading,
            String title,
            List<IssuedMeasure> measures) {

        public Item {
            measures = orEmpty(measures);
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
            String acceptanceStandard,
            String priority,
            List<Target> targets) {

        public IssuedMeasure {
            assistingOrganizationIds = orEmpty(assistingOrganizationIds);
            targets = orEmpty(targets);
            audience = audience == null ? new Audience(null, null, null, null, null) : audience;
        }
    }

    public IssuedPlan {
        items = orEmpty(items);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
