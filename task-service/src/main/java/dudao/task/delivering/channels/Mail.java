package dudao.task.delivering.channels;

import io.quarkus.mailer.Mailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.util.List;

/** E-mail over the configured server. A repeated mail has the id of the first, by which mailboxes know it. */
@Singleton
class Mail implements Channel {

    private static final int PERMANENT = 500;

    private final Mailer mailer;

    Mail(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public boolean carries(Kind kind) {
        return kind == Kind.EMAIL;
    }

    @Override
    public String send(Parcel parcel) {
        String id = "<" + parcel.id() + "@dudao>";
        List<String> addresses = List.of(parcel.address().split(","));
        if (!addresses.stream().allMatch(address -> address.matches("[^@\\s<>]+@[^@\\s<>]+"))) {
            throw new Undeliverable("not an address");
        }
        try {
            mailer.send(new io.quarkus.mailer.Mail()
                    .setTo(addresses)
                    .setSubject(parcel.subject())
                    .setText(parcel.body())
                    .addHeader("Message-ID", id));
            return id;
        } catch (RuntimeException failure) {
            throw permanent(failure) ? new Undeliverable(failure.getMessage()) : failure;
        }
    }

    private static boolean permanent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refused) {
                return refused.getReplyCode() >= PERMANENT;
            }
        }
        return false;
    }
}
