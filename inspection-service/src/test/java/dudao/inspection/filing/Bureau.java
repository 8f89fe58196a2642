package dudao.inspection.filing;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A city whose office plans its visits of 2030. */
final class Bureau {

    static final String PLANS = "/api/v1/inspection-plans";

    static final LocalDate MONDAY = LocalDate.parse("2030-03-04");

    final City city;
    final Api chief;

    Bureau(City city) {
        this.city = city;
        this.chief = City.api(City.person("chief"), "LEADER", city.city);
    }

    static Map<String, Object> entry(String kind, UUID under) {
        return Map.of(
                "kind", kind, "title", "校园安全", "underId", under, "firstDay", "2030-01-01", "lastDay", "2030-12-31");
    }

    Map<String, Object> newPlan(Integer most, List<Map<String, Object>> entries) {
        Map<String, Object> plan = new HashMap<>(Map.of("year", 2030, "title", "年度督导计划", "entries", entries));
        if (most != null) {
            plan.put("mostVisitsPerTerm", most);
        }
        return plan;
    }

    String drafted(Integer most) {
        return city.eso
                .post(PLANS, newPlan(most, List.of(entry("REGULAR", city.city), entry("SPECIAL", city.county))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @return id of the entry for regular visits */
    String approved(Integer most) {
        String plan = PLANS + "/" + drafted(most);
        city.eso.done(plan, "submit", Api.NOTHING, "SUBMITTED");
        chief.done(plan, "approve", Api.NOTHING, "APPROVED");
        return city.eso.get(plan).path("entries[0].id");
    }

    void term() {
        city.eso
                .post("/api/v1/school-terms", Map.of("name", "本学期", "firstDay", "2030-02-18", "lastDay", "2030-07-05"))
                .then()
                .statusCode(201);
    }

    /** A regular visit so many days after {@link #MONDAY}. */
    String visit(UUID unit, int day, String entry, String mode) {
        Map<String, Object> wanted = city.newInspection("REGULAR", mode);
        wanted.put("organizationId", unit);
        wanted.put("visitFrom", MONDAY.plusDays(day).toString());
        wanted.put("visitTo", MONDAY.plusDays(day).toString());
        if (entry != null) {
            wanted.put("planEntryId", entry);
        }
        return City.INSPECTIONS + "/"
                + city.eso
                        .post(City.INSPECTIONS, wanted)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }
}
