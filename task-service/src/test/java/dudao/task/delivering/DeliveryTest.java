package dudao.task.delivering;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages on their way to a real mail server and to robots behind a real HTTP server. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(Receivers.class)
class DeliveryTest {

    private static final Logger LOG = Logger.getLogger(DeliveryTest.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    OrganizationTree tree;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Messages messages;

    @Inject
    Jdbi application;

    @ConfigProperty(name = "quarkus.mailer.port")
    int mailPort;

    @ConfigProperty(name = "dudao.delivery.contacts")
    String contacts;

    @ConfigProperty(name = "dudao.delivery.robot-origins")
    String robotOrigin;

    private record Call(URI address, JsonNode body) {}

    private record Attempt(int attempts, String error, Instant next) {}

    private final Jdbi owner = RealParts.owner();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> book = new ArrayList<>();
    private volatile String robotAnswer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private GreenMail mail;
    private HttpServer robots;
    /** One address gets one digest a day, whichever test it is of. */
    private final String handler = UUID.randomUUID() + "@school.example";

    private City city;
    private UUID task;

    @BeforeEach
    void start() throws IOException {
        // What other tests have left would be sent too.
        owner.useHandle(handle -> {
            handle.execute("update message set delivered_at = now() where delivered_at is null");
            handle.execute("update dispatch set state = 'FAILED', next_attempt_at = null where state = 'WAITING'");
        });
        city = City.found(tree);
        task = UUID.fromString(Person.supervisor(city.bureau())
                .assign(city.school(), Clocks.dateOf(Instant.now()).plusDays(40)));
        mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        robots = HttpServer.create(
                new InetSocketAddress("127.0.0.1", URI.create(robotOrigin).getPort()), 0);
        robots.createContext("/", exchange -> {
            calls.add(new Call(exchange.getRequestURI(), JSON.readTree(exchange.getRequestBody())));
            byte[] answer = robotAnswer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        robots.start();
    }

    @AfterEach
    void stop() throws IOException {
        mail.stop();
        robots.stop(0);
        Files.writeString(Path.of(contacts), "[]");
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(Clocks.SHANGHAI).toInstant();
    }

    private void contact(UUID organization, String recipient, String channel, String address) throws IOException {
        Map<String, Object> contact = new HashMap<>();
        contact.put("organizationId", organization);
        contact.put("recipient", recipient);
        contact.put(channel, address);
        book.add(contact);
        Files.writeString(Path.of(contacts), JSON.writeValueAsString(book));
    }

    private void post(String recipient, boolean urgent, String subject, Instant when) {
        UUID escalation = UUID.randomUUID();
        owner.useHandle(handle -> handle.execute(
                """
                insert into escalation (id, task_id, organization_id, deadline_version, pack, step, rung, form, state,
                  urgent) values (?, ?, ?, 1, 'x', ?, 1, 'URGING_SLIP', 'SENT', false)""",
                escalation,
                task,
                city.school(),
                escalation.toString()));
        Notice notice = new Notice(task, escalation, city.school(), false, recipient, 1, urgent, subject, "请于本周内办理");
        QuarkusTransaction.requiringNew()
                .run(() -> application.useHandle(handle -> {
                    Scope.everything(handle);
                    messages.post(handle, List.of(notice), when);
                    messages.post(handle, List.of(notice), when);
                }));
    }

    private String one(String sql) {
        return owner.withHandle(handle -> handle.createQuery(sql + " where m.task_id = :task")
                .bind("task", task)
                .mapTo(String.class)
                .one());
    }

    /** Until nothing waits at this address: an attempt may fail on a loaded machine, and the next has its own time. */
    private void dispatchUntilSent(String from) {
        Instant now = at(from);
        dispatcher.dispatch(now);
        for (Optional<Attempt> waiting = waiting(); waiting.isPresent(); waiting = waiting()) {
            LOG.warnf(
                    "Attempt %d failed: %s",
                    waiting.get().attempts(), waiting.get().error());
            assertTrue(waiting.get().next().isAfter(now), "tried at its time");
            now = waiting.get().next();
            dispatcher.dispatch(now);
        }
    }

    private Optional<Attempt> waiting() {
        return owner.withHandle(handle -> handle.createQuery(
                        "select attempts, error, next_attempt_at from dispatch where address = :address and state = 'WAITING'")
                .bind("address", handler)
                .map((row, context) -> new Attempt(
                        row.getInt("attempts"),
                        row.getString("error"),
                        row.getTimestamp("next_attempt_at").toInstant()))
                .findOne());
    }

    private List<MimeMessage> received() throws MessagingException {
        Map<String, MimeMessage> byId = new LinkedHashMap<>();
        for (MimeMessage each : mail.getReceivedMessages()) {
            byId.putIfAbsent(each.getMessageID(), each);
        }
        return List.copyOf(byId.values());
    }

    private List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage each : received()) {
            subjects.add(each.getSubject());
        }
        return subjects;
    }

    @Test
    void onePersonGetsOneDigestADay() throws Exception {
        contact(city.school(), "HANDLER", "email", handler);
        post("HANDLER", false, "催办一", at("2026-10-13T09:00"));
        post("HANDLER", false, "催办二", at("2026-10-13T09:00"));
        dispatcher.dispatch(at("2026-10-13T09:10"));
        assertEquals(0, mail.getReceivedMessages().length, "before the digest");
        dispatchUntilSent("2026-10-13T09:31");
        post("HANDLER", false, "催办三", at("2026-10-13T16:00"));
        dispatcher.dispatch(at("2026-10-13T16:01"));
        assertEquals(List.of("督办事项 2 件"), subjects());
        String text = received().get(0).getContent().toString();
        assertTrue(text.contains("催办一") && text.contains("催办二"), text);
        dispatchUntilSent("2026-10-14T09:31");
        assertEquals(List.of("督办事项 2 件", "催办三"), subjects());
        assertEquals("3", one("select count(*) from message m"));
        assertEquals("3", one("select count(m.delivered_at) from message m"));
        assertEquals(
                "2", one("select count(distinct d.receipt) from message m join dispatch d on d.id = m.dispatch_id"));
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLater() throws Exception {
        contact(city.school(), "HANDLER", "email", handler);
        post("HANDLER", false, "催办", at("2026-10-13T09:00"));
        mail.stop();
        dispatcher.dispatch(at("2026-10-13T09:31"));
        String state = "select d.state || d.attempts from message m join dispatch d on d.id = m.dispatch_id";
        assertEquals("WAITING1", one(state));
        assertNull(one("select m.delivered_at from message m"));
        mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        dispatcher.dispatch(at("2026-10-13T09:31"));
        assertEquals(0, mail.getReceivedMessages().length, "not before its time");
        assertEquals(at("2026-10-13T09:32"), waiting().orElseThrow().next());
        dispatchUntilSent("2026-10-13T09:33");
        assertEquals(List.of("催办"), subjects());
        assertEquals("SENT", one("select d.state from message m join dispatch d on d.id = m.dispatch_id"));
        assertNotNull(one("select m.delivered_at from message m"));
    }

    @Test
    void whatCannotBeDeliveredGoesToTheDutyContact() throws Exception {
        contact(city.school(), "UNIT_HEAD", "email", "no address");
        contact(city.school(), "DUTY_CONTACT", "email", handler);
        post("UNIT_HEAD", false, "催办", at("2026-10-13T09:00"));
        dispatcher.dispatch(at("2026-10-13T09:31"));
        assertEquals("DUTY_CONTACT", one("select m.recipient from message m"));
        dispatchUntilSent("2026-10-13T09:32");
        assertEquals(1, received().size());
        assertEquals(handler, received().get(0).getAllRecipients()[0].toString());
    }

    @Test
    void whatIsTooMuchForOneDayWaits() throws Exception {
        contact(city.school(), "HANDLER", "email", handler);
        for (int n = 0; n < 23; n++) {
            post("HANDLER", false, "催办" + n, at("2026-10-13T09:00"));
        }
        dispatchUntilSent("2026-10-13T09:31");
        assertEquals(List.of("督办事项 20 件"), subjects());
        dispatchUntilSent("2026-10-14T09:31");
        assertEquals(List.of("督办事项 20 件", "督办事项 3 件"), subjects());
    }

    @Test
    void whatIsUrgentDoesNotWait() throws Exception {
        contact(city.school(), "HANDLER", "email", handler);
        post("HANDLER", true, "特急", at("2026-10-11T20:00"));
        dispatchUntilSent("2026-10-11T20:01");
        assertEquals(List.of("特急"), subjects());
        assertTrue(received().get(0).getMessageID().endsWith("@dudao>"));
    }

    @Test
    void robotsAreCalledAsTheirMakersWantIt() throws Exception {
        contact(city.school(), "HANDLER", "robot", "ding");
        contact(city.school(), "UNIT_HEAD", "robot", "wecom");
        contact(city.school(), "PRINCIPAL", "robot", "feishu");
        post("HANDLER", true, "催办", at("2026-10-13T09:00"));
        dispatcher.dispatch(at("2026-10-13T09:01"));
        assertTrue(calls.get(0).address().toString().startsWith("/robot/send?access_token=t&timestamp="));
        assertTrue(calls.get(0).body().get("text").get("content").asText().startsWith("催办"));
        post("UNIT_HEAD", true, "催办", at("2026-10-13T09:00"));
        dispatcher.dispatch(at("2026-10-13T09:01"));
        assertEquals("/cgi-bin/webhook/send?key=k", calls.get(1).address().toString());
        robotAnswer = "{\"code\":0,\"msg\":\"success\"}";
        post("PRINCIPAL", true, "约谈", at("2026-10-13T09:00"));
        dispatcher.dispatch(at("2026-10-13T09:01"));
        assertEquals("text", calls.get(2).body().get("msg_type").asText());
        assertEquals(3, calls.size());
    }

    @Test
    void aRobotThatRefusesIsTriedAgain() throws Exception {
        contact(city.school(), "HANDLER", "robot", "ding");
        post("HANDLER", true, "催办", at("2026-10-13T09:00"));
        robotAnswer = "{\"errcode\":310000,\"errmsg\":\"sign not match\"}";
        dispatcher.dispatch(at("2026-10-13T09:01"));
        assertTrue(one("select d.error from message m join dispatch d on d.id = m.dispatch_id")
                .contains("310000"));
        robotAnswer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
        dispatcher.dispatch(at("2026-10-13T09:03"));
        assertEquals(2, calls.size());
        assertNotNull(one("select m.delivered_at from message m"));
    }

    @Test
    void aPlaceThatIsNotAllowedIsNotCalled() throws Exception {
        contact(city.school(), "HANDLER", "robot", "elsewhere");
        post("HANDLER", true, "催办", at("2026-10-13T09:00"));
        dispatcher.dispatch(at("2026-10-13T09:01"));
        assertEquals("DUTY_CONTACT", one("select m.recipient from message m"));
    }

    @Test
    void withoutAContactTheConsoleIsWhereItIsDelivered() {
        post("HANDLER", false, "催办", at("2026-10-13T09:00"));
        assertNotNull(one("select m.delivered_at from message m"));
        Person.head(city.school())
                .get("/api/v1/messages")
                .then()
                .statusCode(200)
                .body("items.subject", contains("催办"));
        Person.head(city.secondSchool()).get("/api/v1/messages").then().body("items.size()", equalTo(0));
        Person.supervisor(city.bureau()).get("/api/v1/messages").then().body("items.size()", equalTo(0));
    }

    @Test
    void aCircularIsReadByEverybodyBelow() {
        post("HANDLER", false, "催办", at("2026-10-13T09:00"));
        owner.useHandle(handle -> handle.execute(
                """
                insert into message (id, key, task_id, escalation_id, organization_id, downward, recipient, rung, urgent,
                  subject, body, created_at)
                select uuidv7(), cast(uuidv7() as text), ?, id, ?, true, 'EVERY_UNIT', 3, false, '通报', '逾期未办', now()
                from escalation where task_id = ?""",
                task,
                city.county(),
                task));
        Person.head(city.thirdSchool()).get("/api/v1/messages").then().body("items.subject", contains("通报"));
        Person.head(city.farSchool()).get("/api/v1/messages").then().body("items.size()", equalTo(0));
    }
}
