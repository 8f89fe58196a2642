package dudao.task.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.testing.Tokens;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A city of its own for a test: a bureau, its inspection office, two counties, four schools in each. */
public final class ImportedCity {

    private static final AtomicInteger NUMBER =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(100_000, 800_000));
    /** Class and ownership of the schools of each county. */
    private static final List<String> SCHOOLS = List.of("11,PRIVATE", "21,PUBLIC", "21,PUBLIC", "31,PUBLIC");

    public final UUID bureau = UUID.randomUUID();
    public final UUID office = UUID.randomUUID();
    public final List<UUID> counties = List.of(UUID.randomUUID(), UUID.randomUUID());
    public final List<List<UUID>> schools = List.of(new ArrayList<>(), new ArrayList<>());
    public final String code = nextCode();
    public final List<String> countyCodes = List.of(nextCode(), nextCode());
    public final String csv;

    public ImportedCity() {
        StringBuilder file = new StringBuilder("id,kind,name,parentCode,codeScheme,code,schoolClass,ownership\r\n");
        file.append(bureau + ",CITY_BUREAU,某市教育局,,GB2260," + code + ",,\r\n");
        file.append(office + ",INSPECTION_OFFICE,某市教育督导室," + code + ",,,,\r\n");
        for (int county = 0; county < 2; county++) {
            String countyCode = countyCodes.get(county);
            file.append(counties.get(county) + ",COUNTY_BUREAU,第" + (county + 1) + "县教育局," + code + ",GB2260,"
                    + countyCode + ",,\r\n");
            for (String kind : SCHOOLS) {
                UUID school = UUID.randomUUID();
                schools.get(county).add(school);
                file.append(school + ",SCHOOL,第" + schools.get(county).size() + "学校," + countyCode + ",SCHOOL,"
                        + kind.substring(0, 2) + "34" + nextCode() + "," + kind + "\r\n");
            }
        }
        csv = file.toString();
    }

    public static ImportedCity registered() {
        ImportedCity city = new ImportedCity();
        city.as("sysadmin", "SYSADMIN", city.bureau)
                .contentType("text/csv")
                .body(city.csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/organization-imports")
                .then()
                .statusCode(202)
                .body("state", equalTo("DONE"));
        return city;
    }

    public static String nextCode() {
        return String.valueOf(NUMBER.incrementAndGet());
    }

    public RequestSpecification supervisor() {
        return as("supervisor", "SUPERVISOR", bureau);
    }

    public RequestSpecification sysadmin() {
        return as("sysadmin", "SYSADMIN", bureau);
    }

    public RequestSpecification as(String person, String role, UUID organization) {
        return given().auth().oauth2(Tokens.of(person, role, organization));
    }
}
