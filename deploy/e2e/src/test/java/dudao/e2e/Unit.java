package dudao.e2e;

import dudao.local.Organization;
import dudao.local.Service;
import java.util.Map;
import java.util.UUID;

/** A school and what it does about its tasks. */
final class Unit {

    private static final String TASKS = "/api/v1/tasks/";

    final String code;
    final UUID id;
    final Api head;
    private final World world;

    Unit(World world, String schoolCode) {
        this.world = world;
        code = schoolCode;
        id = Organization.id(schoolCode);
        head = world.as("school-" + schoolCode);
    }

    /** The task it has, once it has it. @param filter of the list, as {@code measureId=…} */
    String task(String filter) {
        String list = "/api/v1/tasks?" + filter;
        World.until("the task is there", () -> head.get(Service.TASK, list).path("items[0].id") != null);
        return head.get(Service.TASK, list).path("items[0].id");
    }

    void start(String task) {
        head.done(Service.TASK, TASKS + task, "accept", null);
        head.done(Service.TASK, TASKS + task, "start", null);
    }

    void submit(String task, String text) {
        head.done(Service.TASK, TASKS + task, "submit", Map.of("text", text));
    }

    String state(String task) {
        return world.supervisor.get(Service.TASK, TASKS + task).path("state");
    }
}
