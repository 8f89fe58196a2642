package dudao.task.organizations.contacts;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ContactTest {

    private static final LocalDate TODAY = LocalDate.now(Clocks.SHANGHAI);

    @Inject
    Contacts contacts;

    @Inject
    Jdbi jdbi;

    private final Jdbi owner = RealParts.owner();
    private ImportedCity city;
    private UUID school;
    private Person head;

    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        school = city.schools.get(0).get(1);
        head = Person.head(school);
    }

    private static String path(UUID organization) {
        return "/api/v1/organizations/" + organization + "/contacts";
    }

    private static Map<String, Object> contact(String role, String post, String name) {
        return new HashMap<>(Map.of("role", role, "post", post, "name", name, "phone", "0564-5550123"));
    }

    private Response put(Person person, String etag, List<Map<String, Object>> items) {
        return person.request()
                .header("If-Match", etag)
                .body(Map.of("items", items))
                .put(path(school));
    }

    @Test
    void secretaryAndHeadAreBothNamed() {
        head.get(path(school)).then().statusCode(200).header("ETag", "\"0\"").body("items", hasSize(0));
        put(
                        head,
                        "\"0\"",
                        List.of(
                                contact("FIRST_RESPONSIBLE", "党支部书记", "测试甲"),
                                contact("FIRST_RESPONSIBLE", "校长", "测试乙")))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        for (Person above : List.of(Person.head(city.counties.get(0)), Person.supervisor(city.bureau))) {
            above.get(path(school))
                    .then()
                    .statusCode(200)
                    .body("items.name", hasItem("测试乙"))
                    .body("items[0].phone", equalTo("0564-5550123"));
        }
        Person.head(city.counties.get(1)).get(path(school)).then().statusCode(404);
        Person.head(city.schools.get(0).get(2)).get(path(school)).then().statusCode(404);
        city.sysadmin().get(path(school)).then().statusCode(403);
    }

    @Test
    void aStaleListIsNotReplaced() {
        put(head, "\"0\"", List.of(contact("DUTY", "值班室", "测试甲"))).then().statusCode(200);
        put(head, "\"0\"", List.of()).then().statusCode(412);
        head.request().body(Map.of("items", List.of())).put(path(school)).then().statusCode(428);
        put(Person.head(city.counties.get(0)), "\"1\"", List.of())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        put(Person.head(city.counties.get(1)), "*", List.of()).then().statusCode(404);
    }

    @Test
    void nothingOfAPersonStandsInTheDatabaseOrInAnEvent() {
        put(head, "*", List.of(contact("CONTACT", "办公室", "测试无名氏"))).then().statusCode(200);
        byte[] sealed = owner.withHandle(
                handle -> handle.createQuery("select sealed from organization_contact where organization_id = :id")
                        .bind("id", school)
                        .mapTo(byte[].class)
                        .one());
        String text = new String(sealed, StandardCharsets.UTF_8);
        assertFalse(text.contains("测试无名氏") || text.contains("5550123"));
        assertTrue(Outgoing.about(owner, school).stream()
                .noneMatch(each -> each.data().contains("测试无名氏")));
    }

    @Test
    void aReadingStandsInTheLog() {
        put(head, "*", List.of(contact("CONTACT", "办公室", "测试甲"))).then().statusCode(200);
        Person.head(city.counties.get(0)).get(path(school)).then().statusCode(200);
        int readings = owner.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from (
                          select action, resource_kind, resource_id from audit_pending union all
                          select action, resource_kind, resource_id from audit_event) a
                        where action = 'getContacts' and resource_kind = 'contacts' and resource_id = :id""")
                .bind("id", school)
                .mapTo(Integer.class)
                .one());
        assertEquals(1, readings);
    }

    @Test
    void whoeverHasToReachThemFindsThoseOfToday() {
        Map<String, Object> former = contact("DUTY", "值班室", "测试甲");
        former.put("to", TODAY.minusDays(1).toString());
        Map<String, Object> present = contact("DUTY", "值班室", "测试乙");
        present.put("from", TODAY.toString());
        put(head, "*", List.of(former, present)).then().statusCode(200);
        Map<UUID, List<Contact>> found = QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return contacts.today(List.of(school, city.bureau));
        });
        assertEquals(1, found.size());
        assertEquals(
                List.of("测试乙"), found.get(school).stream().map(Contact::name).toList());
        assertFalse(found.toString().contains("测试乙"), "a contact in a log does not tell who it is");
    }

    @ParameterizedTest
    @CsvSource({
        "role, BOSS, /items/0/role",
        "name, '', /items/0/name",
        "phone, abc, /items/0/phone",
        "email, nobody, /items/0/email",
        "to, 2020-01-01, /items/0/to"
    })
    void badContactsAreRefused(String field, String value, String pointer) {
        Map<String, Object> contact = contact("DUTY", "值班室", "测试甲");
        contact.put("from", "2026-03-01");
        contact.put(field, value);
        put(head, "*", List.of(contact)).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void theSecurityAdministratorSealsAnew() {
        put(head, "*", List.of(contact("DUTY", "值班室", "测试甲"))).then().statusCode(200);
        city.as("secadmin", "SECADMIN", city.bureau)
                .contentType("application/json")
                .post("/api/v1/field-keys/re-encrypt")
                .then()
                .statusCode(200);
        head.get(path(school)).then().body("items[0].name", equalTo("测试甲"));
        head.post("/api/v1/field-keys/re-encrypt", Map.of()).then().statusCode(403);
    }
}
