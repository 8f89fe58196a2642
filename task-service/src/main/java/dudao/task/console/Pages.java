package dudao.task.console;

import dudao.commons.identity.Caller;
import dudao.commons.identity.Scope;
import dudao.task.console.Board.County;
import dudao.task.console.Board.CountyLights;
import dudao.task.console.LateTasks.LateTask;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The templates and what each of them is given. */
@CheckedTemplate(basePath = "console")
final class Pages {

    /** Who reads, and of which part of the tree. */
    public record Reader(String name, String scope) {
        static Reader of(Caller caller, Scope scope) {
            return new Reader(caller.name(), scope.home().name());
        }
    }

    /** @param next cursor of the following page of late tasks, or null */
    public record Today(
            Instant asOf,
            List<County> counties,
            UUID county,
            List<CountyLights> lights,
            List<LateTask> late,
            boolean first,
            String next) {

        public CountyLights sum() {
            return CountyLights.sum(lights);
        }
    }

    static native TemplateInstance today(Reader reader, Today today);

    static native TemplateInstance task(Reader reader, Instant asOf, TaskStory.Task task, List<TaskStory.Step> steps);

    static native TemplateInstance refused(int status, String title, String detail);

    static native TemplateInstance signedOut();

    private Pages() {}
}
