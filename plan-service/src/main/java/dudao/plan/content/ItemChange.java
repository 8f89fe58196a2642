package dudao.plan.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dudao.commons.data.Ids;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.content.particulars.Given;
import dudao.plan.content.particulars.Ties;
import dudao.plan.content.particulars.Undertaking;
import dudao.plan.content.particulars.Undertaking.Action;
import dudao.plan.content.particulars.Undertaking.Leader;
import dudao.plan.content.particulars.Undertaking.PracticalProject;
import dudao.plan.targets.Target;
import dudao.plan.targets.Targets;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item as its drafter wants it. Words, dates and frequencies are replaced as a whole; of everything from
 * {@code targets} on what is absent stays as it is, {@code null} takes it away and {@code []} empties it, so that a
 * client that does not know a field leaves it alone.
 */
@Schema(
        name = "ItemChange",
        description =
                "number, section, title, body, deadlines and frequencies are replaced as a whole; of all other fields what is"
                        + " absent stays as it is, `null` takes it away, `[]` empties it")
// A proposal keeps it as JSON: what was not given must not come back as null, which takes away.
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        @Schema(description = "with RESTRICTED only: the office that alone handles the item") UUID handlingOfficeId,
        Undertaking.Nature nature,
        Undertaking.Priority priority,
        @JsonDeserialize(using = Given.class) Optional<@Valid PracticalProject> practicalProject,
        @JsonDeserialize(using = Given.class) Optional<UUID> leadOrganizationId,
        @Size(max = 100) List<@NotNull UUID> assistingOrganizationIds,
        @JsonDeserialize(using = Given.class) Optional<@Valid Leader> leader,
        @JsonDeserialize(using = Given.class) Optional<@Size(max = 2000) String> keyProject,
        @JsonDeserialize(using = Given.class) Optional<@Size(max = 2000) String> safeguard,
        @Schema(description = "one with its id stays the same action; `doneOn` is not taken from here") @Size(max = 100)
                List<@NotNull @Valid Action> actions,
        @Size(max = 200) List<Ties.@NotNull @Valid Basis> bases,
        @Size(max = 500) List<Ties.@NotNull @Valid Party> parties,
        @JsonDeserialize(using = Given.class) Optional<UUID> programmeId,
        @Schema(description = "of a plan of an earlier year the caller may read") @JsonDeserialize(using = Given.class)
                Optional<UUID> continuesItemId,
        @Schema(description = "an item of the same issuer that is not paired yet") @JsonDeserialize(using = Given.class)
                Optional<UUID> pairedItemId) {

    public ItemChange {
        deadlines = deadlines == null ? List.of() : deadlines;
        frequencies = frequencies == null ? List.of() : frequencies;
    }

    /** What it does not say stays as a new item has it. */
    static ItemChange of(String number, Integer section, String title, String body) {
        return new ItemChange(
                number, section, title, body, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
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
                handlingOfficeId,
                undertaking(Undertaking.PLAIN),
                ties(Ties.NONE));
    }

    Undertaking undertaking(Undertaking before) {
        return new Undertaking(
                Given.or(nature, before.nature()),
                Given.or(priority, before.priority()),
                Given.or(practicalProject, before.practicalProject()),
                Given.or(leadOrganizationId, before.leadOrganizationId()),
                Given.or(assistingOrganizationIds, before.assistingOrganizationIds()),
                Given.or(leader, before.leader()),
                text(Given.or(keyProject, before.keyProject())),
                text(Given.or(safeguard, before.safeguard())),
                actions == null ? before.actions() : actions(before.actions()));
    }

    Ties ties(Ties before) {
        return new Ties(
                Given.or(bases, before.bases()),
                Given.or(parties, before.parties()),
                Given.or(programmeId, before.programmeId()),
                Given.or(continuesItemId, before.continuesItemId()),
                Given.or(pairedItemId, before.pairedItemId()));
    }

    private static String text(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private List<Action> actions(List<Action> before) {
        var known = before.stream().collect(Collectors.toMap(Action::actionId, Function.identity()));
        Set<UUID> seen = new HashSet<>();
        List<Action> wanted = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            Action each = actions.get(i);
            Action old = known.get(each.actionId());
            if (each.actionId() != null && (old == null || !seen.add(each.actionId()))) {
                throw RuleViolation.invalidField("/actions/" + i + "/actionId", "本条目没有该行动,或重复给出");
            }
            wanted.add(new Action(
                    old == null ? Ids.next() : old.actionId(), each.name(), old == null ? null : old.doneOn()));
        }
        return wanted;
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }

    boolean saysSecrecy() {
        return classification != null || handlingOfficeId != null;
    }
}
