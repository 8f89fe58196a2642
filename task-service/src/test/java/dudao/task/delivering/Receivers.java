package dudao.task.delivering;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells the service where a mail server and robots will be; the tests start them there. */
public class Receivers implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path contacts = Files.createTempFile("contacts", ".json");
            Files.writeString(contacts, "[]");
            String robots = "http://127.0.0.1:" + freePort();
            return Map.ofEntries(
                    Map.entry("quarkus.mailer.mock", "false"),
                    Map.entry("quarkus.mailer.host", "127.0.0.1"),
                    Map.entry("quarkus.mailer.port", String.valueOf(freePort())),
                    // The tests' servers come and go.
                    Map.entry("quarkus.mailer.keep-alive", "false"),
                    Map.entry("quarkus.mailer.from", "dudao@example.org"),
                    Map.entry("dudao.delivery.mail", "true"),
                    Map.entry("dudao.delivery.contacts", contacts.toString()),
                    Map.entry("dudao.delivery.robot-origins", robots),
                    Map.entry("dudao.delivery.robots.ding.kind", "DINGTALK"),
                    Map.entry("dudao.delivery.robots.ding.url", robots + "/robot/send?access_token=t"),
                    Map.entry("dudao.delivery.robots.ding.secret", "SECtest"),
                    Map.entry("dudao.delivery.robots.wecom.kind", "WECOM"),
                    Map.entry("dudao.delivery.robots.wecom.url", robots + "/cgi-bin/webhook/send?key=k"),
                    Map.entry("dudao.delivery.robots.feishu.kind", "FEISHU"),
                    Map.entry("dudao.delivery.robots.feishu.url", robots + "/open-apis/bot/v2/hook/h"),
                    Map.entry("dudao.delivery.robots.feishu.secret", "feishu-test"),
                    Map.entry("dudao.delivery.robots.elsewhere.kind", "WECOM"),
                    Map.entry("dudao.delivery.robots.elsewhere.url", "http://127.0.0.1:9/metadata"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {}
}
