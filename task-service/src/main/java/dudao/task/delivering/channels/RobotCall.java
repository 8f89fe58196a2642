package dudao.task.delivering.channels;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One call of a group robot as its maker wants it: 钉钉 signs milliseconds in the address, 飞书 seconds in the body and with
 * key and text the other way round, 企业微信 has the key in its address and signs nothing.
 */
record RobotCall(URI address, Map<String, Object> body) {

    private static final String ALGORITHM = "HmacSHA256";

    static RobotCall of(DeliverySettings.Robot robot, Channel.Parcel parcel, Instant now) {
        String text = parcel.subject() + "\n" + parcel.body();
        return switch (robot.kind()) {
            case DINGTALK ->
                new RobotCall(signed(robot, now), Map.of("msgtype", "text", "text", Map.of("content", text)));
            case WECOM -> new RobotCall(robot.url(), Map.of("msgtype", "text", "text", Map.of("content", text)));
            case FEISHU -> new RobotCall(robot.url(), feishu(robot, text, now));
            case EMAIL -> throw new IllegalArgumentException("not a robot");
        };
    }

    private static URI signed(DeliverySettings.Robot robot, Instant now) {
        return robot.secret()
                .map(secret -> {
                    long time = now.toEpochMilli();
                    String sign = mac(secret, time + "\n" + secret);
                    return URI.create(robot.url() + "&timestamp=" + time + "&sign="
                            + URLEncoder.encode(sign, StandardCharsets.UTF_8));
                })
                .orElse(robot.url());
    }

    private static Map<String, Object> feishu(DeliverySettings.Robot robot, String text, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        robot.secret().ifPresent(secret -> {
            String time = String.valueOf(now.getEpochSecond());
            body.put("timestamp", time);
            body.put("sign", mac(time + "\n" + secret, ""));
        });
        body.put("msg_type", "text");
        body.put("content", Map.of("text", text));
        return body;
    }

    static String mac(String key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
