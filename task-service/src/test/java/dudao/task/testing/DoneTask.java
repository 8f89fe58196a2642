package dudao.task.testing;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Takes a task all the way: its unit's head does it, who assigned it completes it. */
public final class DoneTask {

    private DoneTask() {}

    public static String completed(Person supervisor, UUID unit, LocalDate dueOn) {
        String task = supervisor.assign(unit, dueOn);
        Person head = Person.head(unit);
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        head.command(task, "submit", Map.of("text", "已到位")).then().statusCode(200);
        supervisor.command(task, "complete").then().statusCode(200);
        return task;
    }

    public static String closed(Person supervisor, UUID unit, LocalDate dueOn) {
        String task = completed(supervisor, unit, dueOn);
        supervisor.command(task, "close").then().statusCode(200);
        return task;
    }
}
