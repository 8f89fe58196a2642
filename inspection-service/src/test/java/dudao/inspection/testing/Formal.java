package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.person;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A special or comprehensive inspection of the city's school, played step by step over the API. */
public final class Formal {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    public final City city;
    public final String id;
    public final String at;
    public final List<String> members = new ArrayList<>();
    /** In the order of {@link #members}. */
    public final List<Api> persons = new ArrayList<>();

    private final List<String> inputs = new ArrayList<>();

    private Formal(City city, String id) {
        this.city = city;
        this.id = id;
        this.at = INSPECTIONS + "/" + id;
    }

    public static Formal planned(City city, String kind, String jurisdiction, LocalDate from, LocalDate to) {
        Map<String, Object> wanted = city.newInspection(kind, "ANNOUNCED");
        wanted.put("visitFrom", from.toString());
        wanted.put("visitTo", to.toString());
        wanted.put("jurisdiction", jurisdiction);
        return new Formal(
                city,
                city.eso
                        .post(INSPECTIONS, wanted)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    public static Formal planned(City city) {
        LocalDate today = MovableClock.today();
        return planned(city, "SPECIAL", "CN", today, today);
    }

    /** Of today, in deliberation. */
    public static Formal left(City city, String jurisdiction) {
        LocalDate today = MovableClock.today();
        Formal formal = planned(city, "SPECIAL", jurisdiction, today, today);
        formal.team();
        formal.enter();
        formal.records();
        formal.leave();
        return formal;
    }

    /** Of today, with the defence closed and nothing said in it. */
    public static Formal waived(City city, String jurisdiction) {
        Formal formal = left(city, jurisdiction);
        formal.deliberate();
        formal.serve(null);
        city.head.done(formal.at, "waive-defence", Map.of("text", "无异议"), "DEFENCE_CLOSED");
        return formal;
    }

    public Formal team() {
        city.eso.done(at, "file", NOTHING, "FILED");
        addMember(city.lead, city.leader);
        for (int n = 1; n < 3; n++) {
            String person = person("member");
            addMember(person, City.api(person, "INSPECTOR", city.office));
        }
        city.eso.done(at, "form-team", Map.of("leader", members.get(0), "inspectorIds", members), "TEAM_FORMED");
        city.eso.done(at, "serve-notice", Map.of("text", "通知"), "NOTICE_SERVED");
        return this;
    }

    private void addMember(String person, Api api) {
        Map<String, Object> wanted = city.newInspector(person);
        wanted.put("validFrom", MovableClock.today().minusYears(1).toString());
        wanted.put("validTo", MovableClock.today().plusYears(1).toString());
        String inspector = city.eso
                .post(City.INSPECTORS, wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        city.eso.done(at, "declare-recusal", Map.of("inspectorId", inspector, "none", true), "FILED");
        members.add(inspector);
        persons.add(api);
    }

    public void enter() {
        city.leader.done(at, "enter", NOTHING, "ON_SITE");
    }

    public static Map<String, Object> siteRecord() {
        return new HashMap<>(Map.of("method", "随机听课", "place", "三年级二班", "text", "课堂有序"));
    }

    public static Map<String, Object> hearing(String group) {
        return new HashMap<>(Map.of(
                "heard",
                group,
                "method",
                "座谈会",
                "participants",
                8,
                "chosenAtRandom",
                true,
                "keptOut",
                "管理人员和教师",
                "text",
                "作业量适中"));
    }

    public static Map<String, Object> publicOpinion() {
        return new HashMap<>(Map.of("method", "问卷", "participants", 120, "text", "对食堂总体满意"));
    }

    public String record(String collection, Map<String, Object> body) {
        return city.leader
                .post(at + "/" + collection, body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** One of each kind and a hearing of each group. */
    public void records() {
        inputs.add(record("records", siteRecord()));
        inputs.add(record("public-opinions", publicOpinion()));
        for (String group : List.of("STUDENTS", "PARENTS", "TEACHERS")) {
            record("hearings", hearing(group));
        }
    }

    public void leave() {
        city.leader.done(at, "leave", Map.of("report", "小结"), "DELIBERATION");
    }

    public Map<String, Object> deliberation() {
        return new HashMap<>(Map.of("minutes", "评议记录", "present", members));
    }

    public void deliberate() {
        city.leader.done(at, "deliberate", deliberation(), "DELIBERATION");
    }

    /** @param until null where the law gives the day; without it and without a law a week from today */
    public Map<String, Object> preliminary(LocalDate until) {
        Map<String, Object> body = new HashMap<>(Map.of("text", "初步意见", "inputs", inputs, "servedTo", "校长"));
        String law = city.eso.get(at).path("jurisdiction");
        LocalDate last = until != null || !List.of("CN", "CN-SD").contains(law)
                ? until
                : MovableClock.today().plusDays(7);
        if (last != null) {
            body.put("defenceUntil", last.toString());
        }
        return body;
    }

    public void serve(LocalDate until) {
        city.leader.done(at, "serve-preliminary-opinion", preliminary(until), "DEFENCE_OPEN");
    }

    public static Map<String, Object> defence(String... points) {
        return Map.of(
                "points",
                List.of(points).stream().map(point -> Map.of("point", point)).toList());
    }

    /** The service notices within a second or two that the last day is over. */
    public void awaitEndOfDefence() {
        await().atMost(Duration.ofSeconds(20)).until(() -> city.eso.state(at).equals("DEFENCE_CLOSED"));
    }

    /** A decision on a remedy against a letter. */
    public static Map<String, Object> decision(String outcome) {
        Map<String, Object> decision = new HashMap<>(Map.of("outcome", outcome, "text", "经审查"));
        if (outcome.equals("AMENDED")) {
            decision.put("changes", List.of(Map.of("part", "EVALUATION", "text", "总体符合要求")));
        }
        return decision;
    }

    /** A draft that answers so many points and has a demand for each of these findings. */
    public static Map<String, Object> draft(int points, LocalDate due, String... findings) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int position = 0; position < points; position++) {
            answers.add(Map.of("position", position, "accepted", position % 2 == 0, "answer", "经核实,答复如下"));
        }
        List<Map<String, Object>> demands = List.of(findings).stream()
                .map(finding -> Map.<String, Object>of("findingId", finding, "demand", "限期清理", "dueOn", due.toString()))
                .toList();
        return new HashMap<>(Map.of("evaluation", "办学规范", "advice", "完善制度", "answers", answers, "demands", demands));
    }

    public void draft(Map<String, Object> draft) {
        city.leader.done(at, "draft-opinion", draft, "DEFENCE_CLOSED");
    }

    /** So many members, the leader first. */
    public void consent(int agreeing) {
        persons.subList(0, agreeing)
                .forEach(each -> each.done(at, "consent-to-opinion", Map.of("agrees", true), "DEFENCE_CLOSED"));
    }

    public static Map<String, Object> number() {
        return Map.of("number", "测督" + letters(System.nanoTime()) + "〔2026〕" + NUMBERS.incrementAndGet() + "号");
    }

    /** Numbers of letters are unique in the whole database, which tests share. */
    private static String letters(long value) {
        return Long.toString(value, 26)
                .chars()
                .map(each -> Character.isDigit(each) ? 'A' + each - '0' : Character.toUpperCase(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public void issue() {
        city.eso.done(at, "issue-opinion", number(), "OPINION_ISSUED");
    }

    public void confirm(String finding) {
        city.eso.done(FINDINGS + "/" + finding, "confirm", NOTHING, "CONFIRMED");
    }

    public Map<String, Object> order(LocalDate due) {
        return Map.of("organizationId", city.school, "dueOn", due.toString());
    }
}
