package dudao.task.documents;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.problems.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A unit's own plan for its task (一校一案), from its filing until somebody above approves it. */
@Entity
class Document implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID taskId;
    UUID measureId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    DocumentState state;

    int currentNumber;
    Instant updatedAt;

    protected Document() {}

    static Document of(UUID taskId, UUID measureId, UUID organizationId) {
        Document document = new Document();
        document.id = Ids.next();
        document.taskId = taskId;
        document.measureId = measureId;
        document.organizationId = organizationId;
        return document;
    }

    /** As a new version, as long as it is not approved. */
    void file(Instant now) {
        if (state != null) {
            require("file");
        }
        state = DocumentState.FILED;
        currentNumber++;
        updatedAt = now;
    }

    void approve(Instant now) {
        require("approve");
        state = DocumentState.APPROVED;
        updatedAt = now;
    }

    void giveBack(Instant now) {
        require("return");
        state = DocumentState.RETURNED;
        updatedAt = now;
    }

    private void require(String command) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command, state.commands());
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
