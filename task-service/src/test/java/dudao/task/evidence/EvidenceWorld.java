package dudao.task.evidence;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A school that hands in files for its task. */
abstract class EvidenceWorld {

    static final String EVIDENCE = "/api/v1/evidence";

    @Inject
    OrganizationTree tree;

    @Inject
    EvidenceExpiry expiry;

    final Jdbi jdbi = RealParts.owner();
    City city;
    Person head;
    String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        task = new TaskRows(jdbi)
                .add(city, city.school(), "IN_PROGRESS", UUID.randomUUID(), Clocks.endOf(LocalDate.of(2027, 3, 1)))
                .toString();
    }

    static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
        return content;
    }

    static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }
}
