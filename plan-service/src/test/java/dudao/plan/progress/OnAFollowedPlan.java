package dudao.plan.progress;

import dudao.commons.identity.OrganizationTree;
import dudao.plan.progress.history.TaskStory;
import dudao.plan.testing.City;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;

/** An issued plan of one item, of whose tasks something is told. */
abstract class OnAFollowedPlan {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    OrganizationTree tree;

    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    final Instant start = now.minus(Duration.ofDays(40));

    City city;
    String plan;
    String item;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.issued("工作要点", 1);
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
    }

    TaskStory task(Instant dueAt) {
        return new TaskStory(city, City.idOf(plan), City.idOf(item), start, dueAt);
    }
}
