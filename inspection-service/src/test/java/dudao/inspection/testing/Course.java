package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.person;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** An inspection brought to a state by its commands, and every command with all it needs. */
public final class Course {

    private static final List<String> REGULAR = List.of("file", "form-team", "enter", "leave", "close", "archive");
    private static final List<String> REGULAR_STATES =
            List.of("PLANNED", "FILED", "TEAM_FORMED", "ON_SITE", "REPORTED", "CLOSED", "ARCHIVED");
    private static final List<String> FORMAL = List.of(
            "file",
            "form-team",
            "serve-notice",
            "request-self-evaluation",
            "submit-self-evaluation",
            "review-self-evaluation",
            "enter",
            "leave",
            "serve-preliminary-opinion",
            "waive-defence",
            "issue-opinion",
            "close",
            "archive");
    private static final List<String> FORMAL_STATES = List.of(
            "PLANNED",
            "FILED",
            "TEAM_FORMED",
            "NOTICE_SERVED",
            "SELF_EVALUATION",
            "SELF_EVALUATION_SUBMITTED",
            "DESK_REVIEWED",
            "ON_SITE",
            "DELIBERATION",
            "DEFENCE_OPEN",
            "DEFENCE_CLOSED",
            "OPINION_ISSUED",
            "CLOSED",
            "ARCHIVED");

    public final City city;
    public final String at;

    private final boolean formal;
    private final List<String> members = new ArrayList<>();
    private final String spare;
    private final List<String> inputs = new ArrayList<>();

    private Course(City city, String kind) {
        this.city = city;
        this.formal = !kind.equals("REGULAR");
        this.at = City.INSPECTIONS + "/" + city.planned(kind, "ANNOUNCED");
        members.add(city.inspector(city.lead));
        while (formal && members.size() < 3) {
            members.add(city.inspector(person("member")));
        }
        spare = city.inspector(person("spare"));
    }

    /** @param object regular, special or comprehensive */
    public static Course to(City city, String object, String state) {
        Course course = new Course(city, object.toUpperCase(Locale.ROOT));
        if (state.equals("CANCELLED")) {
            // With a team, so that its members are refused because of the state and not because there are none.
            course.walk("file");
            course.walk("form-team");
            course.walk("cancel");
            return course;
        }
        List<String> way = course.formal ? FORMAL : REGULAR;
        int steps = (course.formal ? FORMAL_STATES : REGULAR_STATES).indexOf(state);
        way.subList(0, steps).forEach(course::walk);
        return course;
    }

    private void walk(String command) {
        prepare(command);
        send(command).then().statusCode(200);
    }

    /** What has to be there before the command. */
    public void prepare(String command) {
        switch (command) {
            case "form-team" ->
                members.forEach(member -> city.eso
                        .command(at, "declare-recusal", Map.of("inspectorId", member, "none", true))
                        .then()
                        .statusCode(200));
            case "replace-member" -> {
                declare(spare, true);
                declare(leaving(), false);
            }
            case "end-self-evaluation" ->
                Rows.sql(
                        "update inspection set self_evaluation_due_on = ? where id = ?",
                        City.today().minusDays(1),
                        UUID.fromString(at.substring(at.lastIndexOf('/') + 1)));
            case "leave" -> record();
            case "serve-preliminary-opinion" -> send("deliberate").then().statusCode(200);
            case "consent-to-opinion", "issue-opinion" ->
                send("draft-opinion").then().statusCode(200);
            case "close" -> endReport();
            default -> {}
        }
    }

    private void declare(String inspector, boolean none) {
        city.eso
                .command(at, "declare-recusal", Map.of("inspectorId", inspector, "none", none, "reason", "表"))
                .then()
                .statusCode(200);
    }

    private String leaving() {
        return members.get(members.size() - 1);
    }

    private void record() {
        if (formal) {
            inputs.add(made("records", Formal.siteRecord()));
            inputs.add(made("public-opinions", Formal.publicOpinion()));
            for (String group : List.of("STUDENTS", "PARENTS", "TEACHERS")) {
                made("hearings", Formal.hearing(group));
            }
        }
    }

    private String made(String collection, Map<String, Object> body) {
        return city.leader
                .post(at + "/" + collection, body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void endReport() {
        if (formal) {
            new Publishing(city, at).toTheEnd();
        }
    }

    public Response send(String command) {
        return sender(command).command(at, command, body(command));
    }

    private Api sender(String command) {
        return switch (command) {
            case "submit-self-evaluation", "defend", "waive-defence" -> city.head;
            case "enter",
                    "leave",
                    "review-self-evaluation",
                    "deliberate",
                    "serve-preliminary-opinion",
                    "draft-opinion",
                    "consent-to-opinion" -> city.leader;
            default -> city.eso;
        };
    }

    private Object body(String command) {
        LocalDate later = City.today().plusDays(7);
        return switch (command) {
            case "declare-recusal" -> Map.of("inspectorId", spare, "none", true);
            case "form-team" -> Map.of("leader", members.get(0), "inspectorIds", members);
            case "replace-member" -> Map.of("inspectorId", leaving(), "to", spare, "reason", "表");
            case "serve-notice", "review-self-evaluation", "waive-defence" -> Map.of("text", "表");
            case "request-self-evaluation" -> Map.of("dueOn", later.toString());
            case "submit-self-evaluation" ->
                Map.of(
                        "answers",
                        List.of(Map.of("matter", "校园安全", "text", "已排查"), Map.of("matter", "食品安全", "text", "留样齐全")));
            case "leave" -> Map.of("report", "表");
            case "deliberate" -> Map.of("minutes", "表", "present", members);
            case "serve-preliminary-opinion" ->
                Map.of(
                        "text",
                        "表",
                        "inputs",
                        inputs.isEmpty() ? members : inputs,
                        "servedTo",
                        "校长",
                        "defenceUntil",
                        later.toString());
            case "defend" -> Formal.defence("表");
            case "draft-opinion" -> Formal.draft(0, later);
            case "consent-to-opinion" -> Map.of("agrees", true);
            case "issue-opinion" -> Formal.number();
            case "cancel" -> Map.of("reason", "表");
            default -> NOTHING;
        };
    }

    /** Names of the facts about it, told or waiting, in the order of its versions. */
    public List<String> told() {
        return told(at);
    }

    static List<String> told(String at) {
        return RealParts.owner().withHandle(handle -> handle.createQuery(
                        """
                                select type from (select type, subject, aggregate_version from outbox_event union all
                                select type, subject, aggregate_version from change_log) e
                                where subject = :id order by aggregate_version""")
                .bind("id", at.substring(at.lastIndexOf('/') + 1))
                .mapTo(String.class)
                .list());
    }
}
