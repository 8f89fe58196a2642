package dudao.task.delivering;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.task.delivering.channels.Channel;
import dudao.task.delivering.channels.DeliverySettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who answers for an organisation outside the console: as the installation's file says, read anew each time, and where it
 * names nobody the organisation's own contacts.
 */
@Singleton
public class AddressBook {

    static final String DUTY_CONTACT = "DUTY_CONTACT";

    /**
     * @param recipient the office, as in the ladder's pack, or DUTY_CONTACT: who is told when nobody else can be reached
     * @param email or
     * @param robot the name of one
     */
    public record Contact(UUID organizationId, String recipient, String email, String robot) {}

    record Address(Channel.Kind kind, String text) {}

    /** Who can be reached now. */
    record Book(Map<String, Address> entries) {

        Optional<Address> of(UUID organization, String recipient) {
            return Optional.ofNullable(entries.get(key(organization, recipient)));
        }
    }

    private final DeliverySettings settings;
    private final OwnContacts own;
    private final ObjectMapper json;

    AddressBook(DeliverySettings settings, OwnContacts own, ObjectMapper json) {
        this.settings = settings;
        this.own = own;
        this.json = json;
    }

    Book book(Collection<UUID> organizations) {
        Map<String, Address> entries = new HashMap<>(own.of(organizations));
        for (Contact contact : read()) {
            address(contact)
                    .ifPresent(address -> entries.put(key(contact.organizationId(), contact.recipient()), address));
        }
        return new Book(entries);
    }

    static String key(UUID organization, String recipient) {
        return organization + "/" + recipient;
    }

    private Optional<Address> address(Contact contact) {
        if (contact.email() != null) {
            return settings.mail() ? Optional.of(new Address(Channel.Kind.EMAIL, contact.email())) : Optional.empty();
        }
        return Optional.ofNullable(settings.robots().get(contact.robot()))
                .map(robot -> new Address(robot.kind(), contact.robot()));
    }

    private List<Contact> read() {
        if (settings.contacts().isEmpty()) {
            return List.of();
        }
        try {
            return json.readValue(
                    Files.readString(Path.of(settings.contacts().get())), new TypeReference<List<Contact>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Contacts are unreadable", e);
        }
    }
}
