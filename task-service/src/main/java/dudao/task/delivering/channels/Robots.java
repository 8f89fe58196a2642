package dudao.task.delivering.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Robots of chat groups (钉钉, 企业微信, 飞书). They are called at the origins the installation allows and nowhere else: no
 * redirect is followed, and no address ever comes from data.
 */
@Singleton
class Robots implements Channel {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_RECEIPT = 200;

    private final DeliverySettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    Robots(DeliverySettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean carries(Kind kind) {
        return kind != Kind.EMAIL;
    }

    @Override
    public String send(Parcel parcel) {
        DeliverySettings.Robot robot = settings.robots().get(parcel.address());
        if (robot == null || robot.kind() != parcel.kind()) {
            throw new Undeliverable("no such robot");
        }
        mustBeAllowed(robot.url(), settings.robotOrigins());
        RobotCall call = RobotCall.of(robot, parcel, clock.instant());
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(call.address())
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json; charset=utf-8")
                            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(call.body())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return receipt(answer);
        } catch (IOException unreachable) {
            // Not its message: that may name the address, and with it the token.
            throw new IllegalStateException(
                    "robot cannot be reached: " + unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    static void mustBeAllowed(URI url, List<String> origins) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String origin = url.getScheme() + "://" + url.getHost() + port;
        if (url.getUserInfo() != null || !origins.contains(origin)) {
            throw new Undeliverable("this place is not among dudao.delivery.robot-origins");
        }
    }

    /** All three answer 200 also when they refuse, and say 0 when they do not. */
    private String receipt(HttpResponse<String> answer) throws JsonProcessingException {
        String text = answer.body()
                .substring(0, Math.min(LONGEST_RECEIPT, answer.body().length()));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("robot answered " + answer.statusCode());
        }
        JsonNode said = json.readTree(answer.body());
        JsonNode code = said.has("errcode") ? said.get("errcode") : said.get("code");
        if (code == null || code.asInt(-1) != 0) {
            throw new IllegalStateException("robot refused: " + text);
        }
        return text;
    }
}
