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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

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

    /**
     * Until the team is formed a declaration may be replaced. After that those declare who may take over a seat, and a
     * member who finds a ground: with it nobody enters until the seat has gone to another.
     *
     * @param inspector the person it is about; who has said so against taking part is the only one who says anything else
     */
    void declareRecusal(Recusal declared, String inspector) {
        if (!declared.conflict() && seatOf(declared.inspectorId()).isPresent()) {
            throw RuleViolation.illegalTransition(
                    state, InspectionCommand.DECLARE_RECUSAL.path(), state.allowedCommands(kind.track()));
        }
        move(InspectionCommand.DECLARE_RECUSAL);
        boolean own = recusals.stream()
                .anyMatch(each -> each.inspectorId().equals(declared.inspectorId())
                        && each.conflict()
                        && each.declaredBy().equals(inspector));
        if (own && !declared.declaredBy().equals(inspector)) {
            throw RuleViolation.of("FORBIDDEN", "督学本人申明应当回避的,只有本人能改");
        }
        recusals.removeIf(each -> each.inspectorId().equals(declared.inspectorId()));
        recusals.add(declared);
    }

    void formTeam(List<Register.Entry> inspectors, UUID leader) {
        InspectionState next = next(InspectionCommand.FORM_TEAM);
        if (inspectors.stream().noneMatch(each -> each.id().equals(leader))) {
            throw RuleViolation.of("LEADER_NOT_IN_TEAM", "组长不在成员名单里").at("/leader", "应为成员之一");
        }
        mustSuffice(inspectors.stream().map(Register.Entry::person));
        for (int i = 0; i < inspectors.size(); i++) {
            mustBeEligible(inspectors.get(i), "/inspectorIds/" + i);
        }
        state = next;
        team.clear();
        inspectors.forEach(each -> team.add(
                new Member(each.id(), each.name(), each.person(), each.id().equals(leader))));
    }

    private Optional<Member> seatOf(UUID inspector) {
        return team.stream()
                .filter(each -> each.inspectorId().equals(inspector))
                .findFirst();
    }

    boolean hasOpenSeatOf(UUID inspector) {
        return state.hasTeamAtWork() && seatOf(inspector).isPresent();
    }

    /**
     * The seat goes to another, and the lead with it, under the rules of forming a team. To somebody who is in the team
     * already only when enough remain.
     *
     * @return whether the lead went with it
     */
    boolean handOver(UUID leaving, Register.Entry successor) {
        boolean leads = seatOf(leaving).map(Member::leader).orElse(false);
        Optional<Member> own = seatOf(successor.id());
        boolean lead = leads || own.map(Member::leader).orElse(false);
        Member taken = new Member(successor.id(), successor.name(), successor.person(), lead);
        List<Member> next = team.stream()
                .filter(each -> !each.inspectorId().equals(successor.id()))
                .map(each -> each.inspectorId().equals(leaving) ? taken : each)
                .toList();
        mustSuffice(next.stream().map(Member::person));
        mustBeEligible(successor, "/to");
        team.clear();
        team.addAll(next);
        return leads;
    }

    /**
     * Only of a member who may not go on here: who has found a ground, or whom the register no longer lets inspect. The
     * others stay who they are.
     */
    boolean replace(Register.Entry leaving, Register.Entry successor, LocalDate today) {
        move(InspectionCommand.REPLACE_MEMBER);
        if (seatOf(leaving.id()).isEmpty()) {
            throw RuleViolation.invalidField("/inspectorId", "不在督导组里");
        }
        boolean recused = recusals.stream()
                .anyMatch(said -> said.conflict() && said.inspectorId().equals(leaving.id()));
        if (!recused && !leaving.hasLeft() && leaving.covers(today, today)) {
            throw RuleViolation.of("MEMBER_FIT", leaving.name() + " 没有回避情形,也没有停职、解聘或任期届满,不需要更换");
        }
        return handOver(leaving.id(), successor);
    }

    /** Who is registered twice is one inspector. */
    private void mustSuffice(Stream<String> persons) {
        int fewest = kind.fewestInspectors();
        long inspectors = persons.distinct().count();
        if (inspectors < fewest) {
            throw RuleViolation.of("TEAM_TOO_SMALL", "至少需要 " + fewest + " 名督学,现有 " + inspectors + " 名")
                    .with("required", fewest)
                    .at("/inspectorIds", "至少 " + fewest + " 名");
        }
    }

    private void mustBeEligible(Register.Entry inspector, String pointer) {
        Recusal declared = recusals.stream()
                .filter(each -> each.inspectorId().equals(inspector.id()))
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("RECUSAL_NOT_DECLARED", inspector.name() + " 尚未申明回避情形")
                        .at(pointer, "先申明有无回避情形"));
        if (declared.conflict()) {
            throw RuleViolation.of("INSPECTOR_RECUSED", inspector.name() + " 应当回避")
                    .at(pointer, "应当回避");
        }
        if (inspector.hasLeft()) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", inspector.name() + " 已移交工作、停职或解聘")
                    .at(pointer, "已移交工作、停职或解聘");
        }
        if (!inspector.covers(visitFrom, visitTo)) {
            throw RuleViolation.of("INSPECTOR_NOT_VALID", inspector.name() + " 的任期不覆盖督导日期")
                    .at(pointer, "任期 " + inspector.validFrom() + " 至 " + inspector.validTo());
        }
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

    boolean isMember(String person) {
        return team.stream().anyMatch(each -> each.person().equals(person));
    }

    void mustBeMember(String person) {
        if (!isMember(person)) {
            throw RuleViolation.of("NOT_TEAM_MEMBER", "只有督导组成员能做这件事");
        }
        mustNotBeRecused(person);
    }

    void mustBeLeader(String person) {
        if (team.stream().noneMatch(each -> each.leader() && each.person().equals(person))) {
            throw RuleViolation.of("NOT_TEAM_LEADER", "只有督导组组长能做这件事");
        }
        mustNotBeRecused(person);
    }

    /** A member who has found a ground since does nothing more, until the seat has gone to another. */
    private void mustNotBeRecused(String person) {
        boolean recused = team.stream()
                .filter(each -> each.person().equals(person))
                .anyMatch(each -> recusals.stream()
                        .anyMatch(said -> said.conflict() && said.inspectorId().equals(each.inspectorId())));
        if (recused) {
            throw RuleViolation.of("INSPECTOR_RECUSED", "已申明应当回避,席位移交之前不能参与本次督导");
        }
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
