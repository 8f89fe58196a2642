package dudao.task.documents;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.task.evidence.EvidenceUse;
import dudao.task.evidence.content.EvidenceText;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A unit files its own plan; somebody above, who had no hand in it, approves or returns it. */
@Singleton
class Filing {

    private static final Set<TaskState> IN_WORK =
            EnumSet.of(TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.RETURNED);

    private final Documents documents;
    private final Tasks tasks;
    private final EvidenceUse evidence;
    private final EvidenceText texts;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    Filing(
            Documents documents,
            Tasks tasks,
            EvidenceUse evidence,
            EvidenceText texts,
            Caller caller,
            Clock clock,
            AuditTrail trail) {
        this.documents = documents;
        this.tasks = tasks;
        this.evidence = evidence;
        this.texts = texts;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    /** @param ifMatch may be missing when there is nothing to overwrite */
    UUID file(UUID taskId, String ifMatch, NewDocument wanted) {
        SeenTask task = tasks.get(taskId);
        task.mustBe(By.UNIT);
        if (!IN_WORK.contains(task.facts().state())) {
            throw RuleViolation.illegalTransition(task.facts().state(), "file", task.allowedCommands());
        }
        wanted.check();
        Instant now = now();
        Document document = documents.ofTask(taskId).orElse(null);
        if (document == null) {
            document = Document.of(
                    taskId, task.facts().source().measureId(), task.unit().id());
            document.file(now);
            documents.add(document);
        } else {
            ETags.check(ifMatch, document);
            document.file(now);
        }
        if (wanted.evidenceId() != null) {
            evidence.attach(taskId, List.of(wanted.evidenceId()), now);
        }
        documents.addVersion(document, wanted, wording(wanted, task.unit().name()), caller);
        trail.changed("documents", document.id, null, wanted);
        return document.id;
    }

    /** Of a file without a text that can be read only the bytes are compared. */
    private Wording wording(NewDocument wanted, String unit) {
        boolean hasText = wanted.text() != null && !wanted.text().isBlank();
        String text = hasText ? wanted.text() : texts.of(wanted.evidenceId());
        return text.isBlank() ? Wording.ofFile(documents.sha256(wanted.evidenceId())) : Wording.of(text, List.of(unit));
    }

    void approve(UUID id, String ifMatch) {
        Document document = judged(id, ifMatch);
        document.approve(now());
        documents.decide(document, "APPROVED", null, caller);
    }

    void giveBack(UUID id, String ifMatch, String reason) {
        Document document = judged(id, ifMatch);
        document.giveBack(now());
        documents.decide(document, "RETURNED", reason, caller);
    }

    private Document judged(UUID id, String ifMatch) {
        Document document = documents.get(id);
        SeenTask task = seen(document);
        task.mustBe(By.REVIEWER);
        People.behind(caller).mustNotMeet(documents.filers(id), "报送该方案的人(含代办人和被代办人)不能审核它");
        task.mustNotHaveWorkedOnIt();
        ETags.check(ifMatch, document);
        return document;
    }

    /** Whoever does not see the task sees no document of it. */
    private SeenTask seen(Document document) {
        try {
            return tasks.get(document.taskId);
        } catch (RuleViolation unseen) {
            throw RuleViolation.notFound("方案", document.id);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
