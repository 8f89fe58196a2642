package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.content.Item;
import dudao.plan.content.particulars.Ties;
import dudao.plan.content.particulars.Undertaking;
import dudao.plan.targets.Target;
import java.util.List;
import java.util.UUID;

/**
 * An item as the snapshot of its plan says it. What is at its default is absent, so that an item which says nothing of a
 * field reads the same as one of a time that did not know the field.
 *
 * @param classification absent when it is INTERNAL; of a restricted plan every item is restricted
 * @param nature absent: ONE_OFF
 * @param priority absent: NORMAL
 */
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
        List<Item.Frequency> frequencies,
        Undertaking.Nature nature,
        Undertaking.Priority priority,
        Undertaking.PracticalProject practicalProject,
        UUID leadOrganizationId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> assistingOrganizationIds,
        Leader leader,
        String keyProject,
        String safeguard,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Action> actions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ties.Basis> bases,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ties.Party> parties,
        UUID programmeId,
        UUID continuesItemId,
        UUID pairedItemId) {

    /** Who answers for the item by name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Leader(String name, String post) {

        static Leader of(Undertaking.Leader leader) {
            return leader == null ? null : new Leader(leader.name(), leader.post());
        }
    }

    /** Whether it is done is how the work stands, not what the plan says. */
    public record Action(UUID actionId, String name) {

        static Action of(Undertaking.Action action) {
            return new Action(action.actionId(), action.name());
        }
    }

    /** One item alone, as the snapshot would say it. */
    public static IssuedItem of(Item item, Secrecy ofThePlan) {
        Secrecy secrecy = item.secrecy().isRestricted() || !ofThePlan.isRestricted() ? item.secrecy() : ofThePlan;
        Undertaking said = item.undertaking();
        Ties ties = item.ties();
        return new IssuedItem(
                item.id(),
                item.number(),
                item.sectionOrdinal(),
                item.sectionHeading(),
                item.title(),
                secrecy.told(),
                secrecy.handlingOfficeId(),
                measures(item),
                item.body(),
                item.deadlines(),
                item.frequencies(),
                said.nature() == Undertaking.Nature.ONE_OFF ? null : said.nature(),
                said.priority() == Undertaking.Priority.NORMAL ? null : said.priority(),
                said.practicalProject(),
                said.leadOrganizationId(),
                said.assistingOrganizationIds(),
                Leader.of(said.leader()),
                said.keyProject(),
                said.safeguard(),
                said.actions().stream().map(Action::of).toList(),
                ties.bases(),
                ties.parties(),
                ties.programmeId(),
                ties.continuesItemId(),
                ties.pairedItemId());
    }

    private static List<IssuedMeasure> measures(Item item) {
        List<Target> ofTheWhole = item.targets().stream()
                .filter(target -> target.measureId() == null)
                .toList();
        return item.measures().stream()
                .map(measure -> IssuedMeasure.of(measure, ofTheWhole))
                .toList();
    }
}
