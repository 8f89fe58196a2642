package dudao.task.delivering.channels;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The signatures were computed with openssl. */
class RobotCallTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);

    private record Configured(Channel.Kind kind, URI url, Optional<String> secret) implements DeliverySettings.Robot {}

    private static RobotCall call(Channel.Kind kind, String url, String secret) {
        Channel.Parcel parcel = new Channel.Parcel(UUID.randomUUID(), kind, "robot", "催办", "请办理");
        return RobotCall.of(new Configured(kind, URI.create(url), Optional.ofNullable(secret)), parcel, NOW);
    }

    @Test
    void dingTalkSignsItsAddress() {
        RobotCall call = call(Channel.Kind.DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token=t", "SECtest");
        assertEquals(
                "access_token=t&timestamp=1700000000000&sign=aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D",
                call.address().getRawQuery());
        assertEquals(Map.of("msgtype", "text", "text", Map.of("content", "催办\n请办理")), call.body());
    }

    @Test
    void feishuSignsItsBody() {
        RobotCall call = call(Channel.Kind.FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook/h", "feishu-test");
        assertEquals("1700000000", call.body().get("timestamp"));
        assertEquals("hQptTKufF9VEXGKgMqeaw6Z/8e4+nbSLsDw6vrVyyrI=", call.body().get("sign"));
        assertEquals("text", call.body().get("msg_type"));
        assertEquals(Map.of("text", "催办\n请办理"), call.body().get("content"));
    }

    @Test
    void weComSignsNothing() {
        RobotCall call = call(Channel.Kind.WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", null);
        assertEquals("key=k", call.address().getRawQuery());
        assertEquals("text", call.body().get("msgtype"));
    }

    @Test
    void onlyTheAllowedOriginsAreCalled() {
        List<String> allowed = List.of("https://oapi.dingtalk.com");
        assertDoesNotThrow(() -> Robots.mustBeAllowed(URI.create("https://oapi.dingtalk.com/robot/send"), allowed));
        for (String other : List.of(
                "http://oapi.dingtalk.com/robot/send",
                "https://oapi.dingtalk.com:8443/robot/send",
                "https://oapi.dingtalk.com@127.0.0.1/",
                "https://x@oapi.dingtalk.com/",
                "https://oapi.dingtalk.com.example.org/",
                "http://169.254.169.254/latest/meta-data")) {
            assertThrows(Channel.Undeliverable.class, () -> Robots.mustBeAllowed(URI.create(other), allowed), other);
        }
    }
}
