package dudao.plan.planning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.access.PlanAccess;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** With many plans a page is read from its index, also behind the wall of the database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanListTest {

    private static final int PLANS = 20_000;

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private City city;

    private String explained(PlanFilter filter, Map<String, Object> more) {
        List<String> conditions = new ArrayList<>(List.of(PlanAccess.READABLE));
        Map<String, Object> values = new HashMap<>(Map.of(
                "scope",
                new String[] {tree.get(city.id).path()},
                "maker",
                true,
                "drafter",
                true,
                "office",
                city.id,
                "house",
                city.id,
                "today",
                City.TODAY,
                "limit",
                51));
        values.putAll(more);
        filter.narrow(conditions, values);
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    String path = tree.get(city.id).path();
                    Map.of("scope", path, "own", path, "office", city.id.toString(), "roles", "ISSUER")
                            .forEach((name, value) -> handle.createQuery("select set_config(:name, :value, true)")
                                    .bind("name", "dudao." + name)
                                    .bind("value", value)
                                    .mapTo(String.class)
                                    .one());
                    return String.join(
                            "\n",
                            handle.createQuery("explain (analyze, timing off) " + PlanList.sql(conditions))
                                    .bindMap(values)
                                    .mapTo(String.class)
                                    .list());
                }));
    }

    @Test
    void aPageIsReadFromItsIndex() {
        city = new City(tree);
        UUID marker = UUID.randomUUID();
        Rows.sql(
                """
                insert into plan (id, version, issuer_id, year, kind, title, status, voided, drafted_by,
                  drafted_by_name, revision, created_at, updated_at, document_number)
                select gen_random_uuid(), 0, ?, 2000 + n % 20, n || ?, '要点', 'ISSUED', false, 'x', 'x', 1, now(), now(),
                  '试教〔2026〕' || n || '号'
                from generate_series(1, ?) n""",
                city.id, marker.toString(), PLANS);
        Rows.sql("analyze plan");
        try {
            String page = explained(new PlanFilter(), Map.of());
            assertTrue(page.contains("Index Scan Backward using plan_year"), page);
            PlanFilter numbered = new PlanFilter();
            numbered.documentNumber = "试教[2026]777号";
            String number = explained(numbered, Map.of());
            assertTrue(number.contains("plan_document_key"), number);
            System.out.println(page.lines().reduce((a, b) -> b).orElse("") + "; by number"
                    + number.lines().reduce((a, b) -> b).orElse(""));
        } finally {
            Rows.sql("delete from plan where issuer_id = ?", city.id);
        }
    }
}
