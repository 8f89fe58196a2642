package dudao.task.organizations.successions;

import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.CodeScheme;
import dudao.task.organizations.Codes;
import dudao.task.organizations.DatedCode;
import dudao.task.organizations.Organization;
import dudao.task.organizations.OrganizationKind;
import dudao.task.organizations.Organizations;
import dudao.task.organizations.successions.Succession.Kind;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Brings a succession into effect: the tree changes from its day on, nothing before it does. Holds the lock of the tree. */
@Singleton
class Succeeding {

    private final Organizations organizations;
    private final Codes codes;
    private final Successions successions;

    Succeeding(Organizations organizations, Codes codes, Successions successions) {
        this.organizations = organizations;
        this.codes = codes;
        this.successions = successions;
    }

    /** Says no to what cannot be, as the tree stands now. */
    void check(Succession succession) {
        List<Organization> predecessors = open(succession.predecessorIds(), "ORGANIZATION_CLOSED", "/mergedIds");
        List<Organization> successors = open(succession.successorIds(), "SUCCESSOR_UNKNOWN", "/successorIds");
        changing(succession, predecessors, successors)
                .forEach(each -> mustBeLaterThanAllSaid(each, succession.effectiveOn()));
        successors.forEach(each -> mustBeThere(each, succession.effectiveOn()));
        predecessors.forEach(each -> mustBeOfOneKind(each, successors));
        predecessors.stream()
                .filter(each -> succession.closing().contains(each.id()))
                .forEach(this::mustHaveNobodyBelow);
        if (successions.isAnotherPlanned(succession)) {
            throw RuleViolation.of("SUCCESSION_PLANNED", "其中的机构已有尚未生效的变更，请先等它生效或撤回");
        }
        checkKind(succession, predecessors.get(0), successors);
    }

    private List<Organization> open(List<UUID> ids, String code, String pointer) {
        return ids.stream()
                .map(id -> organizations
                        .find(id)
                        .filter(each -> !each.isClosed())
                        .orElseThrow(() ->
                                RuleViolation.of(code, "机构 " + id + " 不存在或已撤销").at(pointer, "不存在或已撤销")))
                .toList();
    }

    /** Of whom something else is said from that day on. */
    private List<Organization> changing(
            Succession succession, List<Organization> predecessors, List<Organization> successors) {
        if (succession.kind() == Kind.MOVE) {
            return organizations.subtree(predecessors.get(0));
        }
        List<Organization> changing = new ArrayList<>(predecessors);
        if (succession.keepCodeOf() != null) {
            changing.addAll(successors);
        }
        return changing;
    }

    private static void mustBeThere(Organization successor, LocalDate on) {
        if (successor.openedOn() != null && successor.openedOn().isAfter(on)) {
            throw RuleViolation.of("SUCCESSION_TOO_EARLY", successor.name() + " 自 " + successor.openedOn() + " 起才设立")
                    .at("/effectiveOn", "不能早于 " + successor.openedOn());
        }
    }

    private void mustBeLaterThanAllSaid(Organization organization, LocalDate on) {
        LocalDate since = organizations.since(organization.id());
        boolean hasJustOpened = on.equals(organization.openedOn());
        if (since != null && !on.isAfter(since) && !hasJustOpened) {
            throw RuleViolation.of("SUCCESSION_TOO_EARLY", organization.name() + " 自 " + since + " 起已有登记，变更应在其后生效")
                    .at("/effectiveOn", "应晚于 " + since);
        }
    }

    private static void mustBeOfOneKind(Organization predecessor, List<Organization> successors) {
        for (Organization successor : successors) {
            if (!successor.kind().equals(predecessor.kind())) {
                throw RuleViolation.of("SUCCESSOR_OF_ANOTHER_KIND", "承接机构应与原机构同类")
                        .at("/successorIds", "不是 " + predecessor.kind());
            }
        }
    }

    private void mustHaveNobodyBelow(Organization closing) {
        boolean somebody = organizations.subtree(closing).stream()
                .anyMatch(each -> !each.id().equals(closing.id()) && !each.isClosed());
        if (somebody) {
            throw RuleViolation.of("SUBORDINATES_LEFT", closing.name() + " 仍有下属机构，请先调整其隶属关系");
        }
    }

    private void checkKind(Succession succession, Organization organization, List<Organization> successors) {
        switch (succession.kind()) {
            case RENAME -> {
                if (succession.name().strip().equals(organization.name())) {
                    throw RuleViolation.of("SUCCESSION_CHANGES_NOTHING", "名称没有变化")
                            .at("/name", "与现名相同");
                }
            }
            case RECODE -> codes.mustBeFree(newCode(succession), organization.id(), "/code");
            case MOVE -> parent(succession, organization);
            case MERGE -> mustKeepItsClass(succession, successors.get(0));
            case SPLIT, CLOSE -> {}
        }
    }

    private static DatedCode newCode(Succession succession) {
        return new DatedCode(
                CodeScheme.valueOf(succession.codeScheme()), succession.code(), succession.effectiveOn(), null);
    }

    private Organization parent(Succession succession, Organization organization) {
        return organizations
                .find(succession.parentId())
                .filter(parent -> !parent.isClosed())
                .filter(parent -> organization.facts().kind().mayStandUnder(OrganizationKind.valueOf(parent.kind())))
                .orElseThrow(() -> RuleViolation.of("PARENT_NOT_ALLOWED", organization.kind() + " 不能属于该机构，或该机构不存在")
                        .at("/parentId", "不能作为上级机构"));
    }

    /** A merger may keep one of the old codes if the class does not change. */
    private void mustKeepItsClass(Succession succession, Organization successor) {
        if (succession.keepCodeOf() == null) {
            return;
        }
        Organization ended = organizations.get(succession.keepCodeOf());
        if (ended.code() == null) {
            throw RuleViolation.of("CODE_NOT_KEPT", ended.name() + " 没有代码").at("/keepCodeOf", "没有代码");
        }
        boolean sameClass = ended.schoolClass() == null || ended.schoolClass().equals(successor.schoolClass());
        if (!sameClass) {
            throw RuleViolation.of("CODE_NOT_KEPT", "办学类型改变，应重新编码，不能沿用原代码").at("/keepCodeOf", "办学类型不同");
        }
    }

    /** @return what changed */
    List<Organization> takeEffect(Succession succession) {
        successions.takeEffect(succession.id());
        Organization organization = organizations.get(succession.organizationId());
        List<Organization> changed =
                switch (succession.kind()) {
                    case RENAME ->
                        List.of(organization
                                .with(organization
                                        .facts()
                                        .named(succession.name().strip()))
                                .next());
                    case RECODE -> List.of(recode(succession, organization).next());
                    case MOVE -> move(organization, parent(succession, organization));
                    case MERGE, SPLIT, CLOSE -> close(succession);
                };
        organizations.save(changed, succession.effectiveOn(), succession.id());
        return changed;
    }

    /** The code it is known by is replaced by one of the same scheme only; a code of another is a further one. */
    private Organization recode(Succession succession, Organization organization) {
        DatedCode code = newCode(succession);
        codes.end(organization.id(), code.scheme(), code.from());
        Organization.Facts facts = organization.facts();
        if (facts.scheme() == null || facts.scheme() == code.scheme()) {
            return organization.with(facts.coded(code.scheme(), code.value()));
        }
        codes.begin(organization.id(), code.scheme(), code.value(), code.from());
        return organization;
    }

    private List<Organization> move(Organization root, Organization parent) {
        Map<UUID, Organization> moved = new HashMap<>(Map.of(parent.id(), parent));
        List<Organization> changed = new ArrayList<>();
        for (Organization each : organizations.subtree(root)) {
            UUID above = each.id().equals(root.id()) ? parent.id() : each.parentId();
            Organization now = each.at(each.facts(), moved.get(above)).next();
            moved.put(now.id(), now);
            changed.add(now);
        }
        return changed;
    }

    /** The closed ones first: who takes over a code comes after who gives it up. */
    private List<Organization> close(Succession succession) {
        List<Organization> changed = new ArrayList<>();
        for (UUID id : succession.closing()) {
            codes.end(id, null, succession.effectiveOn());
            changed.add(organizations.get(id).closed(succession.effectiveOn()).next());
        }
        if (succession.keepCodeOf() != null) {
            Organization ended = organizations.get(succession.keepCodeOf());
            Organization successor = organizations.get(succession.proposedHolder());
            CodeScheme scheme = CodeScheme.valueOf(ended.codeScheme());
            codes.end(successor.id(), scheme, succession.effectiveOn());
            changed.add(successor
                    .with(successor.facts().coded(scheme, ended.code()))
                    .next());
        }
        return changed;
    }
}
