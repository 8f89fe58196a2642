package dudao.task.delivering;

import dudao.commons.secrecy.FieldCipher;
import dudao.task.delivering.AddressBook.Address;
import dudao.task.delivering.channels.Channel;
import dudao.task.delivering.channels.Channel.Undeliverable;
import dudao.task.delivering.channels.DeliverySettings;
import dudao.task.organizations.contacts.Contact;
import dudao.task.organizations.contacts.Contact.Role;
import dudao.task.organizations.contacts.Contacts;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The persons organisations have named themselves. Their addresses are encrypted where they stand and are nowhere else:
 * what waits to be sent knows a mark of them, by which the same persons are told once a day, and they are read when it
 * is sent.
 */
@Singleton
class OwnContacts {

    private static final String MARK = "contacts:";

    /** Who holds the offices that the ladder names. */
    private static final Map<String, Role> ROLES = Map.of(
            "HANDLER",
            Role.CONTACT,
            "UNIT_HEAD",
            Role.FIRST_RESPONSIBLE,
            "PRINCIPAL",
            Role.FIRST_RESPONSIBLE,
            "LEADER_IN_CHARGE",
            Role.RESPONSIBLE,
            AddressBook.DUTY_CONTACT,
            Role.DUTY);

    private final Contacts contacts;
    private final DeliverySettings settings;
    private final FieldCipher cipher;

    OwnContacts(Contacts contacts, DeliverySettings settings, FieldCipher cipher) {
        this.contacts = contacts;
        this.settings = settings;
        this.cipher = cipher;
    }

    /** By organisation and recipient. */
    Map<String, Address> of(Collection<UUID> organizations) {
        Map<String, Address> found = new HashMap<>();
        if (settings.mail()) {
            contacts.today(organizations)
                    .forEach((organization, people) -> ROLES.forEach((recipient, role) -> {
                        String mails = mails(people, role);
                        if (!mails.isEmpty()) {
                            found.put(
                                    AddressBook.key(organization, recipient),
                                    new Address(Channel.Kind.EMAIL, mark(mails)));
                        }
                    }));
        }
        return found;
    }

    /**
     * What a mark stands for, separated by commas.
     *
     * @throws Undeliverable when the organisation has other contacts by now: what was made for those is not theirs
     */
    String behind(String mark, UUID organization) {
        List<Contact> people = contacts.today(List.of(organization)).getOrDefault(organization, List.of());
        return ROLES.values().stream()
                .distinct()
                .map(role -> mails(people, role))
                .filter(mails -> !mails.isEmpty() && mark.equals(mark(mails)))
                .findFirst()
                .orElseThrow(() -> new Undeliverable("the contacts have changed"));
    }

    static boolean isMark(String address) {
        return address.startsWith(MARK);
    }

    private String mark(String mails) {
        return MARK + cipher.fingerprint(mails);
    }

    private static String mails(List<Contact> people, Role role) {
        return people.stream()
                .filter(person -> person.role() == role)
                .map(Contact::email)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }
}
