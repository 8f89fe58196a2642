package dudao.task.tasks;

import dudao.commons.problems.RuleViolation;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feature that follows tasks, as others do, and refuses what it is told to. */
@Singleton
class Follower {

    private final List<TaskChanged> heard = new CopyOnWriteArrayList<>();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    void on(@Observes TaskChanged change) {
        heard.add(change);
        if (refused.contains(change.taskId())) {
            throw RuleViolation.of("FORBIDDEN", "还有事情没有办完");
        }
    }

    void refuse(UUID task) {
        refused.add(task);
    }

    List<TaskChanged> of(UUID task) {
        return heard.stream().filter(change -> change.taskId().equals(task)).toList();
    }
}
