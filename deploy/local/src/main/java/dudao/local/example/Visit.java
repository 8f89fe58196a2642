package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.County;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Persons;
import dudao.local.Progress;
import dudao.local.SchoolClass;
import dudao.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One inspection of a school that found several things; each has come a different way by now. */
final class Visit {
    private static final String ESO = "eso";
    private static final String LEADER = "team-lead";
    private static final String TITLE = "秋冬季校园安全专项督导";
    private static final String INSPECTIONS = "/api/v1/inspections";

    private final Api api;
    private final Progress progress;
    private final Organization school = Organizations.schools().stream()
            .filter(each -> each.parentCode().orElseThrow().equals(County.JINZHAI.code))
            .filter(each -> each.schoolClass().orElseThrow() == SchoolClass.PRIMARY)
            .findFirst()
            .orElseThrow();

    Visit(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    void inspect(Plan plan) {
        var inspection = find(INSPECTIONS + "?", "title", TITLE);
        var path = INSPECTIONS + "/"
                + (inspection == null ? planned() : inspection).path("id").asText();
        goThere(path);
        var findings = new Findings(api, school);
        findings.record(path, plan);
        findings.follow();
        progress.say("Inspected %s: %d findings".formatted(school.name(), FoundThing.values().length));
    }

    private JsonNode planned() {
        var today = Days.today().toString();
        return api.post(
                        ESO,
                        Service.INSPECTION,
                        INSPECTIONS,
                        Map.of(
                                "kind",
                                "REGULAR",
                                "mode",
                                "ANNOUNCED",
                                "title",
                                TITLE,
                                "matters",
                                List.of("校园安全", "食品安全"),
                                "organizationId",
                                school.id(),
                                "visitFrom",
                                today,
                                "visitTo",
                                today))
                .ok();
    }

    private void goThere(String path) {
        var state = state(path);
        if (state.equals("PLANNED")) {
            state = command(ESO, path, "file", Map.of());
        }
        if (state.equals("FILED")) {
            state = command(ESO, path, "form-team", team(path));
        }
        if (state.equals("TEAM_FORMED")) {
            command(LEADER, path, "enter", Map.of());
        }
    }

    private String state(String path) {
        return api.get(ESO, Service.INSPECTION, path).ok().path("state").asText();
    }

    private String command(String person, String path, String command, Map<String, ?> body) {
        return api.command(person, Service.INSPECTION, path + "/" + command, body)
                .path("state")
                .asText();
    }

    private Map<String, ?> team(String path) {
        var members = new ArrayList<String>();
        for (var person : List.of(LEADER, "inspector-1", "inspector-2")) {
            var id = inspector(person, members.size() + 1);
            command(ESO, path, "declare-recusal", Map.of("inspectorId", id, "none", true));
            members.add(id);
        }
        return Map.of("leader", members.get(0), "inspectorIds", members);
    }

    private String inspector(String person, int serial) {
        var certificate = "LA-DX-%04d".formatted(serial);
        var known = find("/api/v1/inspectors?", "certificateNumber", certificate);
        return (known == null ? registered(person, certificate) : known)
                .path("id")
                .asText();
    }

    private JsonNode registered(String person, String certificate) {
        return api.post(
                        ESO,
                        Service.INSPECTION,
                        "/api/v1/inspectors",
                        Map.of(
                                "name", Persons.find(person).orElseThrow().displayName(),
                                "kind", "FULL_TIME",
                                "certificateNumber", certificate,
                                "organizationId", Organization.id(Organizations.INSPECTION_OFFICE),
                                "person", person,
                                "validFrom", Days.today().minusYears(1).toString(),
                                "validTo", Days.today().plusYears(1).toString()))
                .ok();
    }

    private JsonNode find(String list, String field, String value) {
        return api.rows(ESO, Service.INSPECTION, list).stream()
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst()
                .orElse(null);
    }
}
