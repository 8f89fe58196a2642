package dudao.plan.revising;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A plan of one item with two measures, in force, and the words to have it changed. */
abstract class OnAnIssuedPlan {

    @Inject
    OrganizationTree tree;

    final Jdbi owner = RealParts.owner();
    City city;
    String plan;
    String item;
    String measure;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.draft("工作要点");
        item = city.item(plan, "1");
        measure = city.measure(item, city.measure());
        city.measure(item, with("wording", "开放体验馆"));
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200).body("revision", equalTo(1));
    }

    Map<String, Object> with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(city.measure());
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> proposal(Object... changes) {
        return Map.of("document", "试教〔2026〕20号", "reason", "选址调整", "changes", List.of(changes));
    }

    Map<String, Object> change(String field, Object value) {
        return Map.of("op", "CHANGE_MEASURE", "measureId", City.idOf(measure), "measure", with(field, value));
    }

    /** Everything else of the item stays as it is. */
    static Map<String, Object> changeItem(String which, Map<String, Object> fields) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put("number", "1");
        changed.put("sectionOrdinal", 1);
        changed.put("title", "建好安全场馆");
        changed.put("body", "年内建成安全体验馆6处。");
        return Map.of("op", "CHANGE_ITEM", "itemId", City.idOf(which), "item", changed);
    }

    static Map<String, Object> drop(String which) {
        return Map.of("op", "DROP_MEASURE", "measureId", City.idOf(which));
    }

    ValidatableResponse propose(Object... changes) {
        return city.issuer.post(plan + "/revision-proposals", proposal(changes));
    }

    ExtractableResponse<Response> proposed(Object... changes) {
        return propose(changes).statusCode(201).extract();
    }

    static Map<String, Object> order(ExtractableResponse<Response> proposal) {
        return Map.of("proposalId", proposal.path("id"), "touchedHash", proposal.path("touched.hash"));
    }

    ValidatableResponse revise(ExtractableResponse<Response> proposal) {
        return city.leader.command(plan, "revise", order(proposal));
    }
}
