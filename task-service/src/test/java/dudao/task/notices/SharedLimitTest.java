package dudao.task.notices;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.commons.time.DayKind;
import dudao.task.deadlines.CountedLimit;
import dudao.task.deadlines.StartEvent;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A notice moves the limit of a task that was shared into subtasks and parts. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SharedLimitTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Recounting recounting;

    @Inject
    SystemWork system;

    private final Jdbi owner = RealParts.owner();
    private final LocalDate today = Clocks.dateOf(Instant.now());
    private final LocalDate due = today.plusDays(40);
    private final LocalDate earlier = due.minusDays(3);

    private CountedLimit limit(LocalDate on, boolean provisional) {
        return new CountedLimit(
                CountedLimit.PERIOD,
                "民法典第二百零一条",
                StartEvent.ASSIGNED,
                today,
                28,
                DayKind.WORKING_DAY,
                false,
                0,
                Clocks.endOf(on),
                "CN",
                provisional,
                "交办日起算");
    }

    private UUID counted(String task, UUID unit) {
        UUID id = UUID.randomUUID();
        owner.useHandle(handle -> handle.createUpdate(
                        """
                        insert into deadline (id, task_id, version, rule, article, start_event, starts_on, amount, day_kind,
                          rolled, suspended_days, due_at, calendar, provisional, basis, organization_id)
                        values (:id, cast(:task as uuid), 1, :rule, :article, :startEvent, :startsOn, :amount, :dayKind,
                          :rolled, :suspendedDays, :due, :calendar, :provisional, :basis, :unit)""")
                .bindMethods(limit(due, true))
                .bind("id", id)
                .bind("task", task)
                .bind("unit", unit)
                .bind("due", Clocks.endOf(due).atOffset(ZoneOffset.UTC))
                .execute());
        return id;
    }

    @Test
    void whatItWasSharedIntoKeepsToTheEarlierLimit() {
        City city = City.found(tree);
        Person supervisor = Person.supervisor(city.bureau());
        Person county = Person.head(city.county());
        String task = supervisor.approved(
                Map.of(
                        "title",
                        "整治",
                        "source",
                        "INSTRUCTION",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        due.toString()),
                Map.of("schoolsBelow", true));
        county.command(task, "accept").then().statusCode(200);
        String below = county.post(
                        Person.TASKS + "/" + task + "/subtasks", Map.of("organizationIds", List.of(city.school())))
                .path("items[0].id");
        String part = supervisor
                .post(
                        Person.TASKS + "/" + task + "/parts",
                        Map.of("organizationId", city.otherCounty(), "wording", "提供数据"))
                .path("id");
        Shift shift = new Shift(counted(task, city.county()), 1, limit(due, true), limit(earlier, false));
        system.call(() -> {
            recounting.apply(List.of(shift), UUID.randomUUID(), OffsetDateTime.now(ZoneOffset.UTC));
            return true;
        });
        String end = earlier.plusDays(1) + "T00:00:00+08:00";
        supervisor.task(task).then().body("dueAt", equalTo(end)).body("deadline.version", equalTo(2));
        supervisor.task(below).then().body("dueAt", equalTo(end));
        supervisor.get("/api/v1/parts/" + part).then().body("dueAt", equalTo(end));
    }
}
