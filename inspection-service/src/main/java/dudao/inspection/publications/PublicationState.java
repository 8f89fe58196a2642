package dudao.inspection.publications;

import static dudao.inspection.publications.PublicationCommand.ANSWER;
import static dudao.inspection.publications.PublicationCommand.APPROVE;
import static dudao.inspection.publications.PublicationCommand.DRAFT_ANEW;
import static dudao.inspection.publications.PublicationCommand.OBJECT;
import static dudao.inspection.publications.PublicationCommand.PUBLISH;
import static dudao.inspection.publications.PublicationCommand.REVIEW;

import dudao.commons.problems.RuleViolation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a publication stands, and which commands it takes there. */
enum PublicationState {
    DRAFT,
    REVIEWED,
    APPROVED,
    PUBLISHED,
    /** 公众异议 */
    OBJECTED,
    /** 更正中: what was published was wrong, and nobody has written it anew yet. */
    CORRECTING,
    EXEMPT;

    private Set<PublicationCommand> takes() {
        return switch (this) {
            case DRAFT -> EnumSet.of(DRAFT_ANEW, REVIEW);
            case REVIEWED -> EnumSet.of(DRAFT_ANEW, APPROVE);
            case APPROVED -> EnumSet.of(DRAFT_ANEW, PUBLISH);
            case PUBLISHED -> EnumSet.of(OBJECT);
            case OBJECTED -> EnumSet.of(ANSWER);
            case CORRECTING, EXEMPT -> EnumSet.of(DRAFT_ANEW);
        };
    }

    void mustTake(PublicationCommand command) {
        if (!takes().contains(command)) {
            throw RuleViolation.illegalTransition(this, command.path, allowedCommands());
        }
    }

    List<String> allowedCommands() {
        return takes().stream().map(command -> command.path).sorted().toList();
    }
}
