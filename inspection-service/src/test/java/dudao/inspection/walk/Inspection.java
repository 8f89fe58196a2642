package dudao.inspection.walk;

import static dudao.inspection.testing.City.INSPECTIONS;

import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.Publishing;
import dudao.inspection.walk.Cast.Inspector;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** From the yearly list to the archive; the letter with what belongs to it. */
final class Inspection extends Thing {

    private record Declared(boolean conflict, String by) {}

    static final LocalDate DUE = City.today().plusDays(40);
    private static final LocalDate DEFENCE_UNTIL = City.today().plusDays(30);
    private static final List<String> RECORDS = List.of("records", "public-opinions", "hearings");
    private static final List<String> COMMANDS = List.of(
            "file",
            "declare-recusal",
            "form-team",
            "serve-notice",
            "request-self-evaluation",
            "submit-self-evaluation",
            "review-self-evaluation",
            "end-self-evaluation",
            "replace-member",
            "enter",
            "records",
            "public-opinions",
            "hearings",
            "findings",
            "leave",
            "deliberate",
            "serve-preliminary-opinion",
            "defend",
            "waive-defence",
            "draft-opinion",
            "consent-to-opinion",
            "issue-opinion",
            "report",
            "publication/draft",
            "remedies",
            "close",
            "archive",
            "cancel");

    final String kind;
    final String law;
    final List<Finding> findings = new ArrayList<>();
    Report report;
    Publication publication;
    Remedy remedy;
    List<String> team = new ArrayList<>();
    String leader;
    final Set<String> makers = new HashSet<>();
    final Set<String> demanded = new HashSet<>();

    private final boolean unannounced;
    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, String> recorded = new HashMap<>();
    private final Map<String, Boolean> consents = new HashMap<>();
    private boolean noticed;
    private boolean entered;
    private boolean deliberated;
    private int points;
    private String draftedBy;

    private String about;
    private boolean conflict;
    private String successor;
    private List<String> chosen = List.of();
    private String group;
    private boolean hazard;
    private int answered;
    private Set<String> wantedDemands = Set.of();
    private boolean agrees;

    Inspection(Cast cast, String id, String kind, String law, boolean unannounced) {
        super(cast, INSPECTIONS + "/" + id, "PLANNED");
        this.kind = kind;
        this.law = law;
        this.unannounced = unannounced;
    }

    boolean isFormal() {
        return !kind.equals("REGULAR");
    }

    @Override
    String inspection() {
        return id();
    }

    @Override
    List<String> commands() {
        return COMMANDS;
    }

    @Override
    boolean isOver() {
        return Set.of("ARCHIVED", "CANCELLED").contains(state);
    }

    @Override
    boolean ends(String command) {
        return Set.of("cancel", "archive").contains(command) || command.equals("declare-recusal") && conflict;
    }

    @Override
    boolean namesVersion(String command) {
        return !RECORDS.contains(command)
                && !Set.of("findings", "report", "remedies", "publication/draft")
                        .contains(command);
    }

    boolean isMember(Somebody who) {
        return team.stream().anyMatch(each -> cast.inspector(each).person().equals(who.name()));
    }

    /** Those who supervise, and the team, know of a visit nobody may know of yet. */
    boolean isSeenBy(Somebody who) {
        boolean hidden = unannounced && !noticed && !entered;
        boolean line = who.isStaff() && !who.organization().equals(cast.school) && who.runs();
        return who.sees() && (!hidden || line) || isMember(who);
    }

    private String own(Somebody who, Match match, String... roles) {
        String refusal = first(unless(who.is(roles), "FORBIDDEN"), unless(isSeenBy(who), "NOT_FOUND"), version(match));
        return refusal.equals(FINE) ? null : refusal;
    }

    private String ran(Somebody who, Match match, String... roles) {
        String refusal = first(
                unless(who.is(roles), "FORBIDDEN"),
                unless(isSeenBy(who), "NOT_FOUND"),
                unless(who.runs(), "FORBIDDEN"),
                version(match));
        return refusal.equals(FINE) ? null : refusal;
    }

    String ran(Somebody who, String... roles) {
        return ran(who, Match.RIGHT, roles);
    }

    private String led(Somebody who, Match match) {
        boolean leads = leader != null && cast.inspector(leader).person().equals(who.name());
        String refusal = first(
                own(who, match, "INSPECTOR"), unless(leads, "NOT_TEAM_LEADER"), unless(fit(who), "INSPECTOR_RECUSED"));
        return refusal.equals(FINE) ? null : refusal;
    }

    private String sat(Somebody who, Match match) {
        String refusal = first(
                own(who, match, "INSPECTOR"),
                unless(isMember(who), "NOT_TEAM_MEMBER"),
                unless(fit(who), "INSPECTOR_RECUSED"));
        return refusal.equals(FINE) ? null : refusal;
    }

    private boolean fit(Somebody who) {
        return team.stream()
                .filter(each -> cast.inspector(each).person().equals(who.name()))
                .noneMatch(this::hasConflict);
    }

    private boolean hasConflict(String inspector) {
        return declared.containsKey(inspector) && declared.get(inspector).conflict();
    }

    private String unit(Somebody who, Match match) {
        String refusal =
                first(own(who, match, "UNIT_HEAD"), unless(who.organization().equals(cast.school), "FORBIDDEN"));
        return refusal.equals(FINE) ? null : refusal;
    }

    private String in(String... states) {
        return unless(Set.of(states).contains(state), "ILLEGAL_TRANSITION");
    }

    private String formally(String in) {
        return isFormal() ? in : "ILLEGAL_TRANSITION";
    }

    @Override
    String answers(String command, Somebody who, Match match) {
        return switch (command) {
            case "file" -> first(ran(who, match, "ESO"), in("PLANNED"));
            case "declare-recusal" -> declares(who, match);
            case "form-team" -> forms(who, match);
            case "serve-notice" -> first(ran(who, match, "ESO"), formally(in("TEAM_FORMED")));
            case "request-self-evaluation" -> first(ran(who, match, "ESO"), in("NOTICE_SERVED"));
            case "submit-self-evaluation" -> first(unit(who, match), in("SELF_EVALUATION"));
            case "review-self-evaluation" -> first(led(who, match), in("SELF_EVALUATION_SUBMITTED"));
            case "end-self-evaluation" -> first(ran(who, match, "ESO"), in("SELF_EVALUATION"), "SELF_EVALUATION_OPEN");
            case "replace-member" -> replaces(who, match);
            case "enter" ->
                first(
                        sat(who, match),
                        isFormal() ? in("NOTICE_SERVED", "DESK_REVIEWED") : in("TEAM_FORMED"),
                        unless(team.stream().noneMatch(this::hasConflict), "INSPECTOR_NOT_VALID"));
            case "records", "public-opinions", "hearings" ->
                first(sat(who, Match.RIGHT), unless(state.equals("ON_SITE"), "NOT_ON_SITE"));
            case "findings" ->
                first(
                        sat(who, Match.RIGHT),
                        unless(Set.of("ON_SITE", "REPORTED", "DELIBERATION").contains(state), "NOT_ON_SITE"));
            case "leave" ->
                first(led(who, match), in("ON_SITE"), unless(!isFormal() || recorded.size() == 5, "NOT_ALL_HEARD"));
            case "deliberate" ->
                first(led(who, match), in("DELIBERATION"), unless(!deliberated, "ALREADY_DELIBERATED"));
            case "serve-preliminary-opinion" ->
                first(led(who, match), in("DELIBERATION"), unless(deliberated, "NOT_DELIBERATED"));
            case "defend", "waive-defence" -> first(unit(who, match), in("DEFENCE_OPEN"));
            case "draft-opinion" -> drafts(who, match);
            case "consent-to-opinion" ->
                first(
                        sat(who, match),
                        in("DEFENCE_CLOSED"),
                        unless(draftedBy != null, "OPINION_NOT_DRAFTED"),
                        unless(!consents.containsKey(seatOf(who)), "ALREADY_CONSENTED"));
            case "issue-opinion" -> issues(who, match);
            case "report" ->
                first(
                        ran(who, "ESO"),
                        unless(state.equals("OPINION_ISSUED"), "OPINION_NOT_ISSUED"),
                        unless(report == null, "DUPLICATE"));
            case "publication/draft" ->
                publication != null
                        ? publication.answers("draft", who, Match.NONE)
                        : first(
                                ran(who, "ESO"),
                                unless(!state.equals("ARCHIVED"), "INSPECTION_ARCHIVED"),
                                unless(report != null, "REPORT_NOT_FORMED"),
                                unless(remedy == null || !remedy.state.equals("REVOKED"), "LETTER_CHANGED"));
            case "remedies" -> asks(who);
            case "close" -> closes(who, match);
            case "archive" ->
                first(
                        ran(who, match, "ESO"),
                        in("CLOSED"),
                        unless(!isFormal() || publication != null && publication.isDone(), "NOT_PUBLISHED"));
            case "cancel" -> first(ran(who, match, "ESO"), in("PLANNED", "FILED", "TEAM_FORMED", "NOTICE_SERVED"));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String seatOf(Somebody who) {
        return team.stream()
                .filter(each -> cast.inspector(each).person().equals(who.name()))
                .findFirst()
                .orElse(null);
    }

    private String declares(Somebody who, Match match) {
        Inspector inspector = cast.inspector(about);
        boolean self = inspector.person().equals(who.name());
        boolean open =
                !Set.of("OPINION_ISSUED", "CLOSED", "ARCHIVED", "CANCELLED").contains(state);
        Declared before = declared.get(about);
        boolean bound = before != null && before.conflict() && before.by().equals(inspector.person());
        return first(
                own(who, match, "ESO", "INSPECTOR"),
                unless(who.runs(), "UNKNOWN_INSPECTOR"),
                unless(self || who.is("ESO"), "FORBIDDEN"),
                unless(conflict || !team.contains(about), "ILLEGAL_TRANSITION"),
                unless(open, "ILLEGAL_TRANSITION"),
                unless(!bound || self, "FORBIDDEN"));
    }

    private String replaces(Somebody who, Match match) {
        boolean working = !team.isEmpty()
                && !Set.of("OPINION_ISSUED", "CLOSED", "ARCHIVED", "CANCELLED").contains(state);
        boolean suffices = !team.contains(successor) || team.size() > (isFormal() ? 3 : 1);
        return first(
                ran(who, match, "ESO"),
                unless(working, "ILLEGAL_TRANSITION"),
                unless(team.contains(about), "VALIDATION_FAILED"),
                unless(hasConflict(about), "MEMBER_FIT"),
                unless(suffices, "TEAM_TOO_SMALL"),
                unless(declared.containsKey(successor), "RECUSAL_NOT_DECLARED"),
                unless(!hasConflict(successor), "INSPECTOR_RECUSED"),
                unless(!cast.inspector(successor).lapsed(), "INSPECTOR_NOT_VALID"));
    }

    private String forms(Somebody who, Match match) {
        List<String> refusals = new ArrayList<>();
        refusals.add(ran(who, match, "ESO"));
        refusals.add(in("FILED"));
        refusals.add(unless(chosen.size() >= (isFormal() ? 3 : 1), "TEAM_TOO_SMALL"));
        for (String each : chosen) {
            refusals.add(unless(declared.containsKey(each), "RECUSAL_NOT_DECLARED"));
            refusals.add(unless(!hasConflict(each), "INSPECTOR_RECUSED"));
            refusals.add(unless(!cast.inspector(each).lapsed(), "INSPECTOR_NOT_VALID"));
        }
        return first(refusals.toArray(String[]::new));
    }

    private Set<String> confirmed() {
        Set<String> ids = new HashSet<>();
        findings.stream().filter(each -> each.state.equals("CONFIRMED")).forEach(each -> ids.add(each.id()));
        return ids;
    }

    private String drafts(Somebody who, Match match) {
        return first(
                led(who, match),
                in("DEFENCE_CLOSED"),
                unless(answered == points, "DEFENCE_NOT_ANSWERED"),
                unless(wantedDemands.equals(confirmed()), "DEMAND_MISSING"));
    }

    private String issues(Somebody who, Match match) {
        long agreeing =
                team.stream().filter(each -> consents.getOrDefault(each, false)).count();
        return first(
                ran(who, match, "ESO"),
                in("DEFENCE_CLOSED"),
                unless(findings.stream().noneMatch(each -> each.state.equals("IDENTIFIED")), "FINDINGS_UNDECIDED"),
                unless(draftedBy != null, "OPINION_NOT_DRAFTED"),
                unless(!who.name().equals(draftedBy), "SAME_PERSON"),
                unless(demanded.equals(confirmed()), "DEMAND_MISSING"),
                unless(!law.equals("CN-SH") || agreeing * 3 >= team.size() * 2L, "CONSENT_MISSING"));
    }

    private boolean knowsRemedy() {
        return Set.of("CN-ZJ", "CN-SD").contains(law);
    }

    private String asks(Somebody who) {
        return first(
                unit(who, Match.RIGHT),
                unless(state.equals("OPINION_ISSUED"), "OPINION_NOT_ISSUED"),
                unless(knowsRemedy(), "NO_REMEDY"),
                unless(remedy == null, "DUPLICATE"));
    }

    private String closes(Somebody who, Match match) {
        boolean open = findings.stream()
                .anyMatch(each -> !Set.of("DISMISSED", "CLOSED").contains(each.state));
        return first(
                ran(who, match, "ESO"),
                isFormal() ? in("OPINION_ISSUED") : in("REPORTED"),
                unless(!open, "FINDINGS_OPEN"),
                unless(
                        !isFormal() || !knowsRemedy() || remedy != null && !remedy.state.equals("REQUESTED"),
                        "REMEDY_OPEN"),
                unless(!isFormal() || report != null && report.state.equals("FILED"), "REPORT_NOT_FILED"),
                unless(!isFormal() || publication != null && publication.isDone(), "NOT_PUBLISHED"));
    }

    @Override
    Object body(String command, Random random) {
        String later = City.today().plusDays(20).toString();
        return switch (command) {
            case "declare-recusal" -> {
                about = any(cast.inspectors, random).id();
                conflict = random.nextInt(declared.size() < 4 ? 8 : 25) == 0;
                yield Map.of("inspectorId", about, "none", !conflict, "reason", "走");
            }
            case "replace-member" -> {
                about = any(team.isEmpty() ? List.of(about()) : team, random);
                successor = any(cast.inspectors, random).id();
                yield Map.of("inspectorId", about, "to", successor, "reason", "走");
            }
            case "form-team" -> {
                chosen = choose(random);
                yield Map.of("leader", chosen.get(0), "inspectorIds", chosen);
            }
            case "serve-notice", "review-self-evaluation", "waive-defence" -> Map.of("text", "走");
            case "request-self-evaluation" -> Map.of("dueOn", later);
            case "submit-self-evaluation" ->
                Map.of(
                        "answers",
                        List.of(Map.of("matter", "校园安全", "text", "走"), Map.of("matter", "食品安全", "text", "走")));
            case "records" -> Formal.siteRecord();
            case "public-opinions" -> Formal.publicOpinion();
            case "hearings" -> {
                group = any(List.of("STUDENTS", "PARENTS", "TEACHERS"), random);
                yield Formal.hearing(group);
            }
            case "findings" -> {
                hazard = random.nextInt(4) == 0;
                yield City.newFinding(hazard ? "HAZARD" : "MAJOR");
            }
            case "leave" -> Map.of("report", "走");
            case "deliberate" -> Map.of("minutes", "走", "present", team.isEmpty() ? List.of(about()) : team);
            case "serve-preliminary-opinion" -> preliminary();
            case "defend" -> Formal.defence("走", "再走");
            case "draft-opinion" -> draft(random);
            case "consent-to-opinion" -> {
                agrees = random.nextInt(4) > 0;
                yield Map.of("agrees", agrees, "reason", "走");
            }
            case "issue-opinion" -> Formal.number();
            case "report" -> Map.of("text", "走");
            case "publication/draft" -> Publishing.draft();
            case "remedies" -> Map.of("grounds", "走");
            case "cancel" -> Map.of("reason", "走");
            default -> Api.NOTHING;
        };
    }

    private String about() {
        return cast.inspectors.get(0).id();
    }

    private Map<String, Object> preliminary() {
        List<String> inputs = new ArrayList<>();
        RECORDS.subList(0, 2).forEach(each -> inputs.add(recorded.getOrDefault(each, about())));
        return Map.of("text", "走", "inputs", inputs, "servedTo", "校长", "defenceUntil", DEFENCE_UNTIL.toString());
    }

    /** Mostly a team that can be formed. */
    private List<String> choose(Random random) {
        List<String> all =
                new ArrayList<>(cast.inspectors.stream().map(Inspector::id).toList());
        Collections.shuffle(all, random);
        if (random.nextInt(4) > 0) {
            all.removeIf(each -> !declared.containsKey(each)
                    || hasConflict(each)
                    || cast.inspector(each).lapsed());
        }
        int wanted = Math.min(all.size(), (isFormal() ? 3 : 1) + random.nextInt(2));
        return all.isEmpty() ? List.of(about()) : List.copyOf(all.subList(0, wanted));
    }

    private Object draft(Random random) {
        answered = points > 0 && random.nextInt(5) == 0 ? points - 1 : points;
        wantedDemands = confirmed();
        if (!wantedDemands.isEmpty() && random.nextInt(5) == 0) {
            wantedDemands.remove(wantedDemands.iterator().next());
        }
        return Formal.draft(answered, DUE, wantedDemands.toArray(String[]::new));
    }

    @Override
    List<Thing> did(String command, Somebody who, Response answer) {
        switch (command) {
            case "declare-recusal" -> declared.put(about, new Declared(conflict, who.name()));
            case "form-team" -> {
                team = chosen;
                leader = chosen.get(0);
            }
            case "replace-member" -> replaced();
            case "serve-notice" -> noticed = true;
            case "enter" -> entered = true;
            case "records", "public-opinions" -> recorded.put(command, answer.path("id"));
            case "hearings" -> recorded.put(group, answer.path("id"));
            case "findings" -> {
                Finding finding = new Finding(this, answer.path("id"), hazard, who.name());
                findings.add(finding);
                return List.of(finding);
            }
            case "deliberate" -> {
                deliberated = true;
                makers.add(who.name());
            }
            case "serve-preliminary-opinion" -> makers.add(who.name());
            case "defend" -> points += 2;
            case "draft-opinion" -> drafted(who);
            case "consent-to-opinion" -> {
                consents.put(seatOf(who), agrees);
                makers.add(who.name());
            }
            case "issue-opinion" -> {
                makers.add(who.name());
                makers.add(draftedBy);
            }
            case "report" -> {
                report = new Report(this);
                return List.of(report);
            }
            case "publication/draft" -> {
                publication = new Publication(this, who.name());
                return List.of(publication);
            }
            case "remedies" -> {
                remedy = new Remedy(this, answer.path("id"));
                return List.of(remedy);
            }
            default -> {}
        }
        state = next(command);
        return List.of();
    }

    private void replaced() {
        List<String> next = new ArrayList<>(team);
        boolean leads = about.equals(leader) || successor.equals(leader);
        next.remove(successor);
        next.replaceAll(each -> each.equals(about) ? successor : each);
        team = next;
        leader = leads ? successor : leader;
    }

    private void drafted(Somebody who) {
        draftedBy = who.name();
        demanded.clear();
        demanded.addAll(wantedDemands);
        consents.clear();
    }

    private String next(String command) {
        return switch (command) {
            case "file" -> "FILED";
            case "form-team" -> "TEAM_FORMED";
            case "serve-notice" -> "NOTICE_SERVED";
            case "request-self-evaluation" -> "SELF_EVALUATION";
            case "submit-self-evaluation" -> "SELF_EVALUATION_SUBMITTED";
            case "review-self-evaluation" -> "DESK_REVIEWED";
            case "enter" -> "ON_SITE";
            case "leave" -> isFormal() ? "DELIBERATION" : "REPORTED";
            case "serve-preliminary-opinion" -> "DEFENCE_OPEN";
            case "waive-defence" -> "DEFENCE_CLOSED";
            case "issue-opinion" -> "OPINION_ISSUED";
            case "close" -> "CLOSED";
            case "archive" -> "ARCHIVED";
            case "cancel" -> "CANCELLED";
            default -> state;
        };
    }
}
