package dudao.task.delivering;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.task.delivering.channels.DeliverySettings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Messages of an installation that has no channel. */
public final class ConsoleOnly {

    private ConsoleOnly() {}

    public static Messages messages(ObjectMapper json) {
        DeliverySettings settings = new SmallRyeConfigBuilder()
                .withMapping(DeliverySettings.class)
                .build()
                .getConfigMapping(DeliverySettings.class);
        // Without mail no organisation's contacts are asked for.
        return new Messages(json, new AddressBook(settings, new OwnContacts(null, settings, null), json));
    }
}
