package dudao.task.tasks;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other features hear of tasks, and what they may do to them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskChangedTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    @Inject
    Follower follower;

    private final LocalDate due = Clocks.dateOf(Instant.now()).plusDays(30);
    private City city;
    private Person supervisor;
    private Person head;
    private String task;
    private UUID id;

    @BeforeEach
    void assign() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        task = supervisor.assign(city.school(), due);
        id = UUID.fromString(task);
    }

    @Test
    void everyMoveIsHeardOnceWithItsDeadline() {
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        head.command(task, "submit", Map.of("text", "已到位")).then().statusCode(200);
        supervisor
                .command(task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单"))
                .then()
                .statusCode(200);

        List<TaskChanged> heard = follower.of(id);
        assertEquals(
                List.of("assign", "accept", "start", "submit", "return"),
                heard.stream().map(TaskChanged::command).toList());
        assertNull(heard.get(0).from());
        assertEquals(TaskState.ASSIGNED, heard.get(0).to());
        assertEquals(city.county(), heard.get(0).countyId());
        assertEquals("head", heard.get(1).actor());
        assertFalse(heard.get(3).movesDeadline());
        TaskChanged returned = heard.get(4);
        assertTrue(returned.movesDeadline());
        assertEquals(Clocks.endOf(due), returned.formerDeadline().dueAt());
        assertEquals(2, returned.deadlineVersion());
        assertEquals("INCOMPLETE", returned.reason());
        assertEquals(4, returned.version());
    }

    @Test
    void whoFollowsMayRefuseAndNothingHasHappened() {
        follower.refuse(id);

        head.command(task, "accept").then().statusCode(403).body("detail", equalTo("还有事情没有办完"));
        supervisor.task(task).then().body("state", equalTo("ASSIGNED"));
        supervisor
                .get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items.command", equalTo(List.of("assign")));
    }

    @Test
    void aTimerMovesALimit() {
        head.command(task, "accept").then().statusCode(200);
        Instant before = Instant.now();
        Act act = Act.changeDeadline(Clocks.endOf(due.plusDays(7)), "因停课延期，限 " + due.plusDays(7) + " 前办结")
                .because("SCHOOL_CLOSED");
        TaskFacts after = system.call(() -> tasks.actBySystem(id, act, null)).orElseThrow();

        assertEquals(TaskState.ACCEPTED, after.state());
        assertEquals(2, after.deadline().deadlineVersion());
        supervisor
                .task(task)
                .then()
                .body("dueAt", equalTo(due.plusDays(8) + "T00:00:00+08:00"))
                .body("originalDueAt", equalTo(due.plusDays(1) + "T00:00:00+08:00"))
                .body("deadline.version", equalTo(2));
        supervisor.taskAt(task, before).then().body("dueAt", equalTo(due.plusDays(1) + "T00:00:00+08:00"));
        supervisor
                .get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items[2].command", equalTo("change-deadline"))
                .body("items[2].fromState", equalTo("ACCEPTED"))
                .body("items[2].toState", equalTo("ACCEPTED"))
                .body("items[2].actor", equalTo("task-service"))
                .body("items[2].reason", equalTo("SCHOOL_CLOSED"));
        TaskChanged heard = follower.of(id).get(2);
        assertEquals(heard.from(), heard.to());
        assertTrue(heard.movesDeadline());
        assertNull(system.call(() -> tasks.actBySystem(UUID.randomUUID(), act, null))
                .orElse(null));
    }
}
