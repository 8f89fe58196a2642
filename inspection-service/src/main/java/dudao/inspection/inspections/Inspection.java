package dudao.inspection.inspections;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.filing.EntryCode;
import dudao.inspection.filing.Filing;
import dudao.inspection.inspectors.Register;
import dudao.inspection.procedure.InspectionCommand;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.procedure.Track;
import dudao.inspection.requests.Days;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One inspection of one organisation, from the yearly list to its end. */
@Entity
@Table(name = "inspection")
class Inspection implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    InspectionKind kind;

    @Enumerated(EnumType.STRING)
    InspectionMode mode;

    String title;
    List<String> matters;
    UUID organizationId;
    UUID officeId;
    UUID drawId;
    UUID planEntryId;
    LocalDate visitFrom;
    LocalDate visitTo;

    @Enumerated(EnumType.STRING)
    InspectionState state;

    String plannedBy;
    String plannedFor;
    Instant plannedAt;
    String filingNumber;
    String filedBy;
    String filedFor;
    Instant filedAt;
    String scopeHash;
    String notice;
    Instant noticeServedAt;
    LocalDate selfEvaluationDueOn;
    UUID indicatorTreeId;
    List<String> selfEvaluation;
    String deskReview;
    Instant enteredAt;
    Instant leftAt;
    String report;
    String reason;
    String jurisdiction;
    Instant deliberatedAt;
    Instant preliminaryServedAt;
    LocalDate defenceDueOn;
    Instant defenceClosedAt;
    Instant opinionIssuedAt;
    int steps;

    @ElementCollection
    @CollectionTable(name = "inspection_recusal", joinColumns = @JoinColumn(name = "inspection_id"))
    Set<Recusal> recusals = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "inspection_member", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    List<Member> team = new ArrayList<>();

    static Inspection plan(NewInspection wanted, String jurisdiction, UUID office, Actor by, Instant at) {
        Days.plausible("/visitFrom", wanted.visitFrom());
        Days.plausible("/visitTo", wanted.visitTo());
        Days.inOrder(wanted.visitFrom(), wanted.visitTo(), "/visitTo");
        Inspection inspection = new Inspection();
        inspection.id = Ids.next();
        inspection.kind = wanted.kind();
        inspection.mode = wanted.mode();
        inspection.title = wanted.title().strip();
        inspection.matters =
                wanted.matters().stream().map(String::strip).distinct().toList();
        inspection.organizationId = wanted.organizationId();
        inspection.officeId = office;
        inspection.jurisdiction = jurisdiction;
        inspection.drawId = wanted.drawId();
        inspection.planEntryId = wanted.planEntryId();
        inspection.visitFrom = wanted.visitFrom();
        inspection.visitTo = wanted.visitTo();
        inspection.state = InspectionState.PLANNED;
        inspection.plannedBy = by.id();
        inspection.plannedFor = by.onBehalfOf();
        inspection.plannedAt = at;
        return inspection;
    }

    void file(String number, Actor by, Instant at) {
        move(InspectionCommand.FILE);
        filingNumber = number;
        filedBy = by.id();
        filedFor = by.onBehalfOf();
        filedAt = at;
        scopeHash = filing().scopeHash();
    }

    void mustBeFilable() {
        next(InspectionCommand.FILE);
    }

    Filing filing() {
        return new Filing(id, officeId, kind, organizationId, matters, visitFrom, visitTo, planEntryId);
    }

    EntryCode entryCode(String unit, String office) {
        return new EntryCode(
                filingNumber,
                organizationId,
                unit,
                office,
                kind,
                title,
                matters,
                visitFrom,
                visitTo,
                team.stream().map(Member::name).toList(),
                scopeHash);
    }

    /** The rules of the team, over its seats and declarations as they stand. */
    Team team() {
        return new Team(kind, visitFrom, visitTo, recusals, team);
    }

    /**
     * Until the team is formed a declaration may be replaced. After that those declare who may take over a seat, and a
     * member who finds a ground: with it nobody enters until the seat has gone to another.
     *
     * @param inspector the person it is about
     */
    void declareRecusal(Recusal declared, String inspector) {
        if (!declared.conflict() && team().hasSeatOf(declared.inspectorId())) {
            throw RuleViolation.illegalTransition(
                    state, InspectionCommand.DECLARE_RECUSAL.path(), state.allowedCommands(kind.track()));
        }
        move(InspectionCommand.DECLARE_RECUSAL);
        team().declare(declared, inspector);
    }

    void formTeam(List<Register.Entry> inspectors, UUID leader) {
        InspectionState next = next(InspectionCommand.FORM_TEAM);
        team().form(inspectors, leader);
        state = next;
    }

    boolean hasOpenSeatOf(UUID inspector) {
        return state.hasTeamAtWork() && team().hasSeatOf(inspector);
    }

    /** @return whether the lead went with it */
    boolean replace(Register.Entry leaving, Register.Entry successor, LocalDate today) {
        move(InspectionCommand.REPLACE_MEMBER);
        return team().replace(leaving, successor, today);
    }

    void serveNotice(String text, Instant at) {
        move(InspectionCommand.SERVE_NOTICE);
        notice = text;
        noticeServedAt = at;
    }

    /** @param indicators the tree whose leaves the unit scores; null: it answers the matters only */
    void requestSelfEvaluation(LocalDate dueOn, UUID indicators) {
        move(InspectionCommand.REQUEST_SELF_EVALUATION);
        selfEvaluationDueOn = dueOn;
        indicatorTreeId = indicators;
    }

    /** @param answers one for each matter, in the order of the matters; null where there is none */
    void submitSelfEvaluation(List<String> answers) {
        InspectionState next = next(InspectionCommand.SUBMIT_SELF_EVALUATION);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < matters.size(); i++) {
            if (answers.get(i) == null) {
                missing.add(matters.get(i));
            }
        }
        if (!missing.isEmpty()) {
            throw RuleViolation.of("SELF_EVALUATION_INCOMPLETE", "尚未回应: " + String.join("、", missing))
                    .with("missing", missing);
        }
        state = next;
        selfEvaluation = answers;
    }

    /** It is the unit's loss: the visit does not wait for ever. The day stays, with no answer beside it. */
    void endSelfEvaluation(LocalDate today) {
        InspectionState next = next(InspectionCommand.END_SELF_EVALUATION);
        if (!today.isAfter(selfEvaluationDueOn)) {
            throw RuleViolation.of("SELF_EVALUATION_OPEN", "被督导单位在 " + selfEvaluationDueOn + " 前可以报送自评");
        }
        state = next;
    }

    void reviewSelfEvaluation(String text) {
        move(InspectionCommand.REVIEW_SELF_EVALUATION);
        deskReview = text;
    }

    void enter(LocalDate today, Instant at) {
        InspectionState next = next(InspectionCommand.ENTER);
        if (today.isBefore(visitFrom) || today.isAfter(visitTo)) {
            throw RuleViolation.of("OUTSIDE_VISIT_DATES", "备案的督导日期为 " + visitFrom + " 至 " + visitTo);
        }
        state = next;
        enteredAt = at;
    }

    /**
     * The report to the office which Art. 15 asks for after a regular visit. A group of the formal track has been on site,
     * has asked the public and, in a school, has heard pupils, parents and teachers (Arts 18, 19).
     */
    void leave(String text, boolean ofSchool, Heard heard, Instant at) {
        InspectionState next = next(InspectionCommand.LEAVE);
        if (kind.track() == Track.FORMAL) {
            List<String> missing = heard.missing(ofSchool);
            if (!missing.isEmpty()) {
                throw RuleViolation.of("NOT_ALL_HEARD", "离点前还缺: " + String.join("、", missing))
                        .with("missing", missing);
            }
        }
        state = next;
        report = text;
        leftAt = at;
    }

    /** Once: limits run from it. */
    void deliberate(Instant at) {
        InspectionState next = next(InspectionCommand.DELIBERATE);
        if (deliberatedAt != null) {
            throw RuleViolation.of("ALREADY_DELIBERATED", "已于 " + Clocks.dateOf(deliberatedAt) + " 评议");
        }
        state = next;
        deliberatedAt = at;
    }

    /** @param until last day for the unit's defence */
    void servePreliminary(LocalDate until, Instant at) {
        InspectionState next = next(InspectionCommand.SERVE_PRELIMINARY_OPINION);
        if (deliberatedAt == null) {
            throw RuleViolation.of("NOT_DELIBERATED", "督导小组尚未评议");
        }
        state = next;
        preliminaryServedAt = at;
        defenceDueOn = until;
    }

    /** In time until 24:00 of the last day, also when nobody has yet noticed that it is over. */
    void defend(LocalDate today) {
        InspectionState next = next(InspectionCommand.DEFEND);
        if (today.isAfter(defenceDueOn)) {
            throw RuleViolation.of("DEFENCE_LATE", "申辩期已于 " + defenceDueOn + " 届满");
        }
        state = next;
        steps++;
    }

    void endDefence(InspectionCommand how, Instant at) {
        move(how);
        defenceClosedAt = at;
    }

    void draftOpinion() {
        move(InspectionCommand.DRAFT_OPINION);
        steps++;
    }

    void consent() {
        move(InspectionCommand.CONSENT_TO_OPINION);
        steps++;
    }

    void issueOpinion(Instant at) {
        move(InspectionCommand.ISSUE_OPINION);
        opinionIssuedAt = at;
    }

    void archive() {
        move(InspectionCommand.ARCHIVE);
    }

    void close(int openFindings) {
        InspectionState next = next(InspectionCommand.CLOSE);
        if (openFindings > 0) {
            throw RuleViolation.of("FINDINGS_OPEN", "还有 " + openFindings + " 个问题未办结")
                    .with("open", openFindings);
        }
        state = next;
    }

    void cancel(String why) {
        move(InspectionCommand.CANCEL);
        reason = why;
    }

    private void move(InspectionCommand command) {
        state = next(command);
    }

    private InspectionState next(InspectionCommand command) {
        return state.after(command, kind.track());
    }

    /** Nobody outside is told whom an unannounced visit is for before it has begun. */
    boolean isSecret() {
        return mode == InspectionMode.UNANNOUNCED && noticeServedAt == null && enteredAt == null;
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
