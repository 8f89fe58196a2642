package dudao.task.organizations.successions;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A school with tasks that ends today. */
abstract class HandoverWorld {

    static final LocalDate TODAY = LocalDate.now(Clocks.SHANGHAI);
    static final LocalDate DUE = TODAY.plusDays(40);

    final Jdbi owner = RealParts.owner();
    ImportedCity city;
    UUID first;
    UUID second;
    UUID third;
    Person supervisor;

    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        first = city.schools.get(0).get(1);
        second = city.schools.get(0).get(2);
        third = city.schools.get(0).get(3);
        supervisor = Person.supervisor(city.bureau);
    }

    String succession(String kind, Map<String, Object> more) {
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.put("kind", kind);
        wanted.put("effectiveOn", TODAY.toString());
        wanted.put("document", Map.of("title", "关于调整学校布局的批复"));
        return "/api/v1/successions/"
                + city.sysadmin()
                        .contentType(ContentType.JSON)
                        .body(wanted)
                        .post("/api/v1/organizations/" + first + "/successions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
    }

    String merger() {
        return succession("MERGE", Map.of("successorIds", List.of(second)));
    }

    Response confirm(String succession, Map<String, Object> wanted) {
        return supervisor
                .request()
                .header("If-Match", supervisor.get(succession).header("ETag"))
                .body(wanted)
                .post(succession + "/confirm");
    }

    String successorOf(String task) {
        return owner.withHandle(handle -> handle.createQuery("select id from task where replaces = cast(:id as uuid)")
                .bind("id", task)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }
}
