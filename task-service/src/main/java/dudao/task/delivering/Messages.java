package dudao.task.delivering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All messages. What is said is said in the transaction that made it true; sending it on is the dispatcher's work. */
@Singleton
public class Messages {

    record Row(
            UUID id,
            String key,
            UUID taskId,
            UUID escalationId,
            UUID organizationId,
            boolean downward,
            String recipient,
            int rung,
            boolean urgent,
            String subject,
            String body,
            boolean delivered) {

        static Row of(Notice notice, boolean delivered) {
            return new Row(
                    Ids.next(),
                    notice.key(),
                    notice.taskId(),
                    notice.escalationId(),
                    notice.organizationId(),
                    notice.downward(),
                    notice.recipient(),
                    notice.rung(),
                    notice.urgent(),
                    notice.subject(),
                    notice.body(),
                    delivered);
        }
    }

    private final ObjectMapper json;
    private final AddressBook addresses;

    Messages(ObjectMapper json, AddressBook addresses) {
        this.json = json;
        this.addresses = addresses;
    }

    /** Once by its key. Where no channel leads to the organisation, its console is where it is delivered. */
    public void post(Handle handle, List<Notice> notices, Instant now) {
        AddressBook.Book book =
                addresses.book(notices.stream().map(Notice::organizationId).toList());
        List<Row> rows = notices.stream()
                .map(notice -> Row.of(
                        notice,
                        book.of(notice.organizationId(), notice.recipient()).isEmpty()))
                .toList();
        handle.createUpdate(
                        """
                        insert into message (id, key, task_id, escalation_id, organization_id, downward, recipient, rung,
                          urgent, subject, body, created_at, delivered_at)
                        select id, key, "taskId", "escalationId", "organizationId", downward, recipient, rung, urgent,
                          subject, body, :now, case when delivered then cast(:now as timestamptz) end
                        from json_to_recordset(cast(:rows as json)) x (id uuid, key text, "taskId" uuid,
                          "escalationId" uuid, "organizationId" uuid, downward boolean, recipient text, rung int,
                          urgent boolean, subject text, body text, delivered boolean)
                        on conflict (key) do nothing""")
                .bind("rows", write(rows))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private String write(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
