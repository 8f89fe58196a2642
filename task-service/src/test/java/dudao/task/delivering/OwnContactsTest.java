package dudao.task.delivering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail to the persons an organisation has named in its contacts, by a real mail server. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(Receivers.class)
class OwnContactsTest {

    /** Retries lie within it. */
    private static final int HOURS = 4;

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

    private final Jdbi owner = RealParts.owner();
    private final String person = UUID.randomUUID() + "@school.example";
    private GreenMail mail;
    private City city;

    @BeforeEach
    void start() {
        owner.useHandle(handle -> {
            handle.execute("update message set delivered_at = now() where delivered_at is null");
            handle.execute("update dispatch set state = 'FAILED', next_attempt_at = null where state = 'WAITING'");
        });
        city = City.found(tree);
        mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void named(UUID unit, Map<String, String> mailsByRole) {
        List<Map<String, String>> items = mailsByRole.entrySet().stream()
                .map(each -> Map.of("role", each.getValue(), "post", "办公室", "name", "测试甲", "email", each.getKey()))
                .toList();
        Person.head(unit)
                .request()
                .header("If-Match", "*")
                .body(Map.of("items", items))
                .put("/api/v1/organizations/" + unit + "/contacts")
                .then()
                .statusCode(200);
    }

    private void post(UUID unit, String recipient) {
        UUID escalation = UUID.randomUUID();
        UUID task = UUID.fromString(Person.supervisor(city.bureau())
                .assign(unit, Clocks.dateOf(Instant.now()).plusDays(40)));
        owner.useHandle(handle -> handle.execute(
                """
                insert into escalation (id, task_id, organization_id, deadline_version, pack, step, rung, form, state,
                  urgent) values (?, ?, ?, 1, 'x', ?, 1, 'URGING_SLIP', 'SENT', false)""",
                escalation,
                task,
                unit,
                escalation.toString()));
        Notice notice = new Notice(task, escalation, unit, false, recipient, 1, false, "催办", "请于本周内办理");
        QuarkusTransaction.requiringNew()
                .run(() -> application.useHandle(handle -> {
                    Scope.everything(handle);
                    messages.post(handle, List.of(notice), at("2026-10-13T09:00"));
                }));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(Clocks.SHANGHAI).toInstant();
    }

    private void dispatch() {
        Instant began = at("2026-10-13T09:31");
        IntStream.range(0, HOURS * 60).forEach(minute -> dispatcher.dispatch(began.plusSeconds(60L * minute)));
    }

    /** Once by its id, whoever got it. */
    private List<String> receivers() throws MessagingException {
        TreeSet<String> mails = new TreeSet<>();
        for (MimeMessage each : mail.getReceivedMessages()) {
            List<String> to = Arrays.stream(each.getAllRecipients())
                    .map(Address::toString)
                    .sorted()
                    .toList();
            mails.add(to + " " + each.getMessageID() + " " + each.getSubject());
        }
        return mails.stream().map(line -> line.replaceAll(" <.*> ", " ")).toList();
    }

    @Test
    void whoWorksForTwoUnitsIsToldOnceOfBoth() throws MessagingException {
        named(city.school(), Map.of(person, "CONTACT"));
        named(city.secondSchool(), Map.of(person, "CONTACT"));
        post(city.school(), "HANDLER");
        post(city.secondSchool(), "HANDLER");
        dispatch();
        assertEquals(List.of("[" + person + "] 督办事项 2 件"), receivers());
    }

    @Test
    void secretaryAndHeadAreToldTogether() throws MessagingException {
        String other = "z" + person;
        named(city.school(), Map.of(person, "FIRST_RESPONSIBLE", other, "FIRST_RESPONSIBLE"));
        post(city.school(), "PRINCIPAL");
        dispatch();
        assertEquals(List.of("[" + person + ", " + other + "] 催办"), receivers());
    }

    @Test
    void theirAddressesStandNowhereElse() {
        named(city.school(), Map.of(person, "CONTACT"));
        post(city.school(), "HANDLER");
        dispatch();
        String all = owner.withHandle(handle -> handle.createQuery(
                        "select string_agg(cast(d as text), ' ') from dispatch d where organization_id = :unit")
                .bind("unit", city.school())
                .mapTo(String.class)
                .one());
        assertTrue(all.contains("contacts:"), all);
        assertFalse(all.contains(person), all);
    }

    @Test
    void whoIsNoContactAnyMoreIsNotWrittenTo() throws MessagingException {
        named(city.school(), Map.of(person, "CONTACT"));
        post(city.school(), "HANDLER");
        mail.stop();
        dispatcher.dispatch(at("2026-10-13T09:31"));
        named(city.school(), Map.of("new" + person, "CONTACT", "duty" + person, "DUTY"));
        mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        dispatch();
        assertEquals(List.of("[duty" + person + "] 催办"), receivers());
    }

    @Test
    void withoutAnAddressTheConsoleIsWhereItIsDelivered() throws MessagingException {
        named(city.school(), Map.of(person, "DUTY"));
        post(city.school(), "HANDLER");
        dispatch();
        assertEquals(List.of(), receivers());
    }
}
