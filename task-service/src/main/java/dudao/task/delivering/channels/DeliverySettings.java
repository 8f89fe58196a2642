package dudao.task.delivering.channels;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What leads out of the house. Nothing unless it is configured: then messages are read in the console only. */
@ConfigMapping(prefix = "dudao.delivery")
public interface DeliverySettings {

    /** Whether there is a mail server, named by {@code quarkus.mailer}. */
    @WithDefault("false")
    boolean mail();

    /** JSON file: who answers for an organisation, see {@link dudao.task.delivering.AddressBook.Contact}. */
    Optional<String> contacts();

    /** When the day's digests are made, on working days. */
    @WithDefault("09:30")
    LocalTime digestAt();

    /** How many things a unit is told a day; the rest waits for the next. */
    @WithDefault("20")
    int unitCap();

    /** How often is looked for what waits; never with a period of zero. */
    @WithDefault("PT1M")
    Duration every();

    /** The only places robots are called at: scheme, host and port. */
    @WithDefault("https://oapi.dingtalk.com,https://qyapi.weixin.qq.com,https://open.feishu.cn")
    List<String> robotOrigins();

    /** Group robots by the names contacts call them. */
    Map<String, Robot> robots();

    interface Robot {
        Channel.Kind kind();

        /** With its token, so it belongs to the environment. */
        URI url();

        Optional<String> secret();
    }
}
