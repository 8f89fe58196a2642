package dudao.inspection.inspections;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspectors.Register;
import dudao.inspection.procedure.InspectionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who inspects, and who may not (教育督导条例 Arts 10, 16). The seats and declarations are the inspection's own: what is changed
 * here is changed there.
 */
record Team(InspectionKind kind, LocalDate visitFrom, LocalDate visitTo, Set<Recusal> recusals, List<Member> seats) {

    /** Who has said so against taking part is the only one who says anything else. */
    void declare(Recusal declared, String inspector) {
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

    void form(List<Register.Entry> inspectors, UUID leader) {
        if (inspectors.stream().noneMatch(each -> each.id().equals(leader))) {
            throw RuleViolation.of("LEADER_NOT_IN_TEAM", "组长不在成员名单里").at("/leader", "应为成员之一");
        }
        mustSuffice(inspectors.stream().map(Register.Entry::person));
        for (int i = 0; i < inspectors.size(); i++) {
            mustBeEligible(inspectors.get(i), "/inspectorIds/" + i);
        }
        seats.clear();
        inspectors.forEach(each -> seats.add(
                new Member(each.id(), each.name(), each.person(), each.id().equals(leader))));
    }

    boolean hasSeatOf(UUID inspector) {
        return seatOf(inspector).isPresent();
    }

    private Optional<Member> seatOf(UUID inspector) {
        return seats.stream()
                .filter(each -> each.inspectorId().equals(inspector))
                .findFirst();
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
        List<Member> next = seats.stream()
                .filter(each -> !each.inspectorId().equals(successor.id()))
                .map(each -> each.inspectorId().equals(leaving) ? taken : each)
                .toList();
        mustSuffice(next.stream().map(Member::person));
        mustBeEligible(successor, "/to");
        seats.clear();
        seats.addAll(next);
        return leads;
    }

    /**
     * Only of a member who may not go on here: who has found a ground, or whom the register no longer lets inspect. The
     * others stay who they are.
     */
    boolean replace(Register.Entry leaving, Register.Entry successor, LocalDate today) {
        if (!hasSeatOf(leaving.id())) {
            throw RuleViolation.invalidField("/inspectorId", "不在督导组里");
        }
        if (!isRecused(leaving.id()) && !leaving.hasLeft() && leaving.covers(today, today)) {
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

    boolean isMember(String person) {
        return seats.stream().anyMatch(each -> each.person().equals(person));
    }

    void mustHaveMember(String person) {
        if (!isMember(person)) {
            throw RuleViolation.of("NOT_TEAM_MEMBER", "只有督导组成员能做这件事");
        }
        mustNotBeRecused(person);
    }

    void mustBeLedBy(String person) {
        if (seats.stream().noneMatch(each -> each.leader() && each.person().equals(person))) {
            throw RuleViolation.of("NOT_TEAM_LEADER", "只有督导组组长能做这件事");
        }
        mustNotBeRecused(person);
    }

    /** A member who has found a ground since does nothing more, until the seat has gone to another. */
    private void mustNotBeRecused(String person) {
        if (seats.stream().anyMatch(each -> each.person().equals(person) && isRecused(each.inspectorId()))) {
            throw RuleViolation.of("INSPECTOR_RECUSED", "已申明应当回避,席位移交之前不能参与本次督导");
        }
    }

    private boolean isRecused(UUID inspector) {
        return recusals.stream()
                .anyMatch(said -> said.conflict() && said.inspectorId().equals(inspector));
    }
}
