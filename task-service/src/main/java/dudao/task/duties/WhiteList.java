package dudao.task.duties;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * 白名单: schools do what plans and findings ask of them; anything else only when a leader has answered for it
 * (中办国办 2019-12 关于减轻中小学教师负担的若干意见; rule text not verified).
 */
@Singleton
public class WhiteList {

    private static final List<String> PROTECTED = List.of("SCHOOL", "CLASS");

    private final Jdbi jdbi;

    WhiteList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public static boolean protects(Node unit) {
        return PROTECTED.contains(unit.kind());
    }

    public static RuleViolation approvalRequired(String detail) {
        return RuleViolation.of("APPROVAL_REQUIRED", detail);
    }

    /** Whether the task may be handed down to schools. */
    public boolean covers(UUID task) {
        return jdbi.withHandle(handle -> handle.createQuery("select schools_may_get(:task)")
                .bind("task", task)
                .mapTo(Boolean.class)
                .one());
    }
}
