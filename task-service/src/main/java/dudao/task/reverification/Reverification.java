package dudao.task.reverification;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a task that was drawn was done as it was told. Written by the draw. */
@Entity
class Reverification implements Versioned {

    @Schema(name = "ReverificationMethod")
    enum Method {
        ON_SITE,
        DESK,
        TELEPHONE
    }

    @Id
    UUID id;

    @Version
    long version;

    UUID drawId;
    UUID taskId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    ReverificationState state;

    @Enumerated(EnumType.STRING)
    Method method;

    String text;
    Instant decidedAt;
    String decidedBy;
    String decidedName;
    String decidedFor;
    UUID decidedOrganizationId;

    protected Reverification() {}

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    void find(String command, ReverificationState finding, Method by, String said, Instant now, Caller caller) {
        if (state != ReverificationState.DRAWN) {
            throw RuleViolation.illegalTransition(state, command, List.of());
        }
        state = finding;
        method = by;
        text = said;
        decidedAt = now;
        decidedBy = caller.id();
        decidedName = caller.name();
        decidedFor = caller.onBehalfOf().orElse(null);
        decidedOrganizationId = caller.organizationId();
    }

    void lapse() {
        state = ReverificationState.VOIDED;
    }
}
