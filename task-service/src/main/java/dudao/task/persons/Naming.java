package dudao.task.persons;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.contacts.Contact;
import dudao.task.organizations.contacts.Contacts;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The head of a unit says who of it has a task in hand, and who takes over from somebody. */
@Singleton
class Naming {

    private final Persons persons;
    private final Contacts contacts;
    private final Tasks tasks;
    private final Caller caller;
    private final AuditTrail trail;

    Naming(Persons persons, Contacts contacts, Tasks tasks, Caller caller, AuditTrail trail) {
        this.persons = persons;
        this.contacts = contacts;
        this.tasks = tasks;
        this.caller = caller;
        this.trail = trail;
    }

    PersonsView of(UUID taskId) {
        tasks.get(taskId);
        return persons.of(taskId);
    }

    PersonsView name(UUID taskId, String ifMatch, NamedPerson handler, NamedPerson inCharge) {
        SeenTask seen = tasks.get(taskId);
        seen.mustBe(By.UNIT_HEAD);
        if (seen.facts().isDone()) {
            throw RuleViolation.illegalTransition(seen.facts().state(), "persons", seen.allowedCommands());
        }
        // Two at once: the second one finds that nothing is as it read it.
        tasks.bySystem(taskId);
        PersonsView before = persons.of(taskId);
        ETags.check(ifMatch, before);
        UUID unit = seen.unit().id();
        change(taskId, PersonRole.HANDLER, before.handler(), known(unit, handler, "/handler"));
        change(taskId, PersonRole.IN_CHARGE, before.inCharge(), known(unit, inCharge, "/inCharge"));
        PersonsView after = persons.of(taskId);
        trail.changed("task-persons", taskId, before, after);
        return after;
    }

    private void change(UUID taskId, PersonRole role, NamedPerson before, NamedPerson wanted) {
        if (!Objects.equals(before, wanted)) {
            persons.name(taskId, role, wanted, caller.id());
        }
    }

    int handOver(UUID unit, String from, NamedPerson to) {
        if (from.equals(to.person())) {
            throw RuleViolation.invalidField("/to/person", "应移交给另一人");
        }
        int moved = persons.handOver(unit, from, known(unit, to, "/to"), caller.id());
        trail.changed("person-hand-overs", unit, from, to.person());
        return moved;
    }

    /** As the contacts of the unit call the account; an account they do not name comes with its name. */
    private NamedPerson known(UUID unit, NamedPerson wanted, String where) {
        if (wanted == null) {
            return null;
        }
        return contacts.today(List.of(unit)).getOrDefault(unit, List.of()).stream()
                .filter(contact -> wanted.person().equals(contact.person()))
                .findFirst()
                .map(contact -> named(wanted, contact))
                .orElseGet(() -> withName(wanted, where));
    }

    private static NamedPerson named(NamedPerson wanted, Contact contact) {
        return new NamedPerson(wanted.person(), contact.name(), contact.post());
    }

    private static NamedPerson withName(NamedPerson wanted, String where) {
        if (wanted.name() == null || wanted.name().isBlank()) {
            throw RuleViolation.invalidField(where + "/name", "单位通讯录里没有该账号，应给出姓名");
        }
        return wanted;
    }
}
