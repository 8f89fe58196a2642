package dudao.inspection.identities;

import static dudao.inspection.testing.Api.refused;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.secrecy.FieldCipher;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Keys and algorithms change under rows that are there. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RotationTest {

    private static final String RE_ENCRYPT = "/api/v1/field-keys/re-encrypt";

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    private final String ring = ConfigProvider.getConfig().getValue("dudao.field-keys", String.class);
    private final String another =
            "another:" + Base64.getEncoder().encodeToString("another key, of just 32 bytes...".getBytes());

    private void sealAnew(String keys, String algorithm) {
        FieldCipher cipher = new FieldCipher(Optional.empty(), Optional.of(keys), algorithm);
        Identities identities = new Identities(jdbi, cipher, json);
        QuarkusTransaction.requiringNew().run(identities::sealAnew);
    }

    private static Set<String> sealedBy() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection owner = RealParts.asOwner();
                ResultSet rows = owner.createStatement()
                        .executeQuery("select distinct key_id || ' ' || algorithm from clue_identity")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void whatAnOldKeyOrAnotherAlgorithmSealedIsSealedAnew() throws SQLException {
        // Rows of other tests hold nothing that could be opened.
        Rows.sql("delete from clue_identity");
        City city = new City(tree);
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "category",
                        "FEES",
                        "organizationId",
                        city.school,
                        "text",
                        "收费",
                        "reporter",
                        Map.of("name", "赵钱孙")))
                .post("/api/v1/clues")
                .then()
                .statusCode(201);
        String clue = "/api/v1/clues/"
                + city.eso.get("/api/v1/clues?organizationId=" + city.school).path("items[0].id");
        String unmasking = clue + "/unmaskings/"
                + city.eso
                        .post(clue + "/unmaskings", Map.of("reason", "核实", "minutes", 5))
                        .path("id");
        Api administrator = City.api(City.person("secadmin"), "SECADMIN", city.city);

        sealAnew(another + "," + ring, "AES-256-GCM");
        assertEquals(Set.of("another AES-256-GCM"), sealedBy());
        refused(city.eso.get(unmasking), 503, "FIELD_KEY_MISSING");
        city.eso.get(clue).then().statusCode(200).body("reporter.name", equalTo("赵**"));
        refused(administrator.post(RE_ENCRYPT, Map.of()), 503, "FIELD_KEY_MISSING");

        sealAnew(ring + "," + another, "SM4-GCM");
        assertEquals(Set.of("test SM4-GCM"), sealedBy());
        city.eso.get(unmasking).then().statusCode(200).body("reporter.name", equalTo("赵钱孙"));

        administrator.post(RE_ENCRYPT, Map.of()).then().statusCode(200).body("count", greaterThanOrEqualTo(2));
        assertEquals(Set.of("test AES-256-GCM"), sealedBy());
        city.eso.get(unmasking).then().statusCode(200).body("reporter.name", equalTo("赵钱孙"));
        refused(city.eso.post(RE_ENCRYPT, Map.of()), 403, "FORBIDDEN");
    }
}
