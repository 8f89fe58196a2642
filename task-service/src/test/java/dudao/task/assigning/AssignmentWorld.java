package dudao.task.assigning;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.IssuedPlan;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** An issued plan whose measure is to be assigned. */
abstract class AssignmentWorld {

    static ImportedCity city;
    static IssuedPlan elsewhere;

    final Jdbi jdbi = RealParts.owner();

    IssuedPlan plan;
    UUID measure;

    @BeforeEach
    void issue() {
        if (city == null) {
            city = ImportedCity.registered();
            elsewhere = new IssuedPlan(ImportedCity.registered().bureau).issued(jdbi);
        }
        plan = new IssuedPlan(city.bureau).issued(jdbi);
        measure = plan.measures.get(0);
    }

    Map<String, Object> wanted() {
        return new HashMap<>(Map.of("measureId", measure));
    }

    static Response post(RequestSpecification as, Map<String, Object> wanted) {
        return as.contentType(ContentType.JSON).body(wanted).post("/api/v1/assignments");
    }

    static Response preview(Map<String, Object> wanted) {
        return city.supervisor().contentType(ContentType.JSON).body(wanted).post("/api/v1/assignments?dryRun=true");
    }

    Response assign(Map<String, Object> wanted) {
        return post(city.supervisor(), wanted);
    }

    List<UUID> unitsWithTasks() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select organization_id from task where measure_id = :measure order by organization_id")
                .bind("measure", measure)
                .mapTo(UUID.class)
                .list());
    }

    static Set<UUID> schools() {
        return city.schools.stream().flatMap(List::stream).collect(Collectors.toSet());
    }
}
