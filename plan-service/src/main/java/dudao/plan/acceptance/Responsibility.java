package dudao.plan.acceptance;

import dudao.plan.importing.document.ImportedParty;
import dudao.plan.importing.document.ImportedParty.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is proposed to lead and to assist. 牵头 leads; where nobody does, the first of 责任单位. Nobody leads where the
 * text names several leads: a person decides.
 */
record Responsibility(UUID lead, List<UUID> assisting) {

    static Responsibility of(List<ImportedParty> parties, KnownParties known) {
        List<UUID> leads = known.with(parties, Role.LEAD);
        List<UUID> responsible = known.with(parties, Role.RESPONSIBLE);
        boolean saysWhoLeads = parties.stream().anyMatch(party -> party.role() == Role.LEAD);
        UUID lead =
                leads.size() == 1 ? leads.get(0) : saysWhoLeads || responsible.isEmpty() ? null : responsible.get(0);
        List<UUID> assisting = Stream.of(leads, responsible, known.with(parties, Role.ASSIST))
                .flatMap(List::stream)
                .distinct()
                .filter(each -> !each.equals(lead))
                .toList();
        return new Responsibility(lead, assisting);
    }
}
