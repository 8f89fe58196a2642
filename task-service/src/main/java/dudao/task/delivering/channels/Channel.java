package dudao.task.delivering.channels;

import java.util.UUID;

/** A way to somebody's eyes outside the console. */
public interface Channel {

    enum Kind {
        EMAIL,
        DINGTALK,
        WECOM,
        FEISHU
    }

    /** It will not help to try again. */
    final class Undeliverable extends RuntimeException {
        public Undeliverable(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * @param id the same however often it is tried
     * @param address e-mail addresses, separated by commas, or name of a robot
     */
    record Parcel(UUID id, Kind kind, String address, String subject, String body) {

        public Parcel to(String other) {
            return new Parcel(id, kind, other, subject, body);
        }
    }

    boolean carries(Kind kind);

    /**
     * @return what the other side said
     * @throws RuntimeException when it may work later; {@link Undeliverable} when it will not
     */
    String send(Parcel parcel);
}
