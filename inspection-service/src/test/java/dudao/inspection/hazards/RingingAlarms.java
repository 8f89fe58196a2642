package dudao.inspection.hazards;

import static org.awaitility.Awaitility.await;

import dudao.commons.identity.OrganizationTree;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Alarms of a city, and the clock they go by. */
abstract class RingingAlarms {

    @Inject
    OrganizationTree tree;

    City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    void after(Alarm alarm, int minutes, int told) {
        MovableClock.set(raisedAt(alarm).plus(Duration.ofMinutes(minutes)).plusSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> toldAt(alarm) == told);
    }

    Instant raisedAt(Alarm alarm) {
        return OffsetDateTime.parse(city.eso.get(alarm.at).path("clock.raisedAt"))
                .toInstant();
    }

    long toldAt(Alarm alarm) {
        List<String> told = city.eso.get(alarm.at).path("told.toldAt");
        return told.size() - Collections.frequency(told, null);
    }
}
