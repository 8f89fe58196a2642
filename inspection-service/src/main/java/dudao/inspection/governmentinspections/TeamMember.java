package dudao.inspection.governmentinspections;

import dudao.inspection.inspectors.Register;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * One of the team, with the name and the person as they were when the seat was taken. Who was replaced stays on the list.
 *
 * @param inspectorId null where the seat was taken before teams were of the register
 */
@Embeddable
record TeamMember(UUID inspectorId, String name, String person, boolean leader, UUID replacedBy) {

    static TeamMember of(Register.Entry entry, boolean leader) {
        return new TeamMember(entry.id(), entry.name(), entry.person(), leader, null);
    }

    boolean sits() {
        return replacedBy == null;
    }

    TeamMember replaced(Register.Entry by) {
        return new TeamMember(inspectorId, name, person, leader, by.id());
    }
}
