package dudao.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lists of the register as a client asks for them, and beside each the SQL somebody would write for nobody's eyes. */
record RegisterLists(String name, String person, String path, String sql) {

    private static final String FINDINGS =
            """
            select f.id, f.inspection_id, f.organization_id, o.name, f.plan_id, f.plan_item_id, f.topic, f.wording,
              f.indicator, f.severity, f.rectification_kind, f.state, f.found_at, f.responsible_organization_id,
              f.rectification_id, f.due_on, f.classification, f.recurs_from
            from finding f join organization o on o.id = f.organization_id where %s order by f.id desc limit 50""";

    private static final String INSPECTIONS =
            """
            select i.id, i.kind, i.mode, i.title, i.organization_id, o.name, i.visit_from, i.visit_to, i.state,
              i.filing_number
            from inspection i join organization o on o.id = i.organization_id where %s order by i.id desc limit 50""";

    private static final String UNTOLD = " and f.state not in ('IDENTIFIED', 'DISMISSED')";
    private static final String CONCERNS = "(f.organization_id in (%1$s) or f.responsible_organization_id in (%1$s))";

    static List<RegisterLists> all(ManyFindings register) throws SQLException {
        var lists = new ArrayList<RegisterLists>();
        findings(lists, register);
        inspections(lists, register);
        return lists;
    }

    private static void findings(List<RegisterLists> lists, ManyFindings register) throws SQLException {
        var inspection = register.one("select inspection_id from finding group by 1 order by count(*) desc, 1 limit 1");
        var school = register.one(ManyFindings.LARGEST);
        var county = register.one("select county_id from organization where id = '" + school + "'");
        var code = register.one("select code from organization where id = '" + county + "'");
        var topic = register.one("select topic from finding group by 1 order by count(*), 1 limit 1");
        var middle = register.one("select id from finding order by id offset 50000 limit 1");
        var ofSchool = CONCERNS.formatted("'" + school + "'");
        var ofCounty = CONCERNS.formatted("select id from organization where county_id = '" + county + "'");
        var overdue = "f.state in ('ASSIGNED', 'RECTIFYING') and f.due_on < current_date";
        lists.add(finding("", "true"));
        for (var state : List.of(
                "IDENTIFIED", "CONFIRMED", "DISMISSED", "ASSIGNED", "RECTIFYING", "AWAITING_VERIFICATION", "CLOSED")) {
            lists.add(finding("state=" + state, "f.state = '" + state + "'"));
        }
        for (var severity : List.of("MINOR", "HAZARD")) {
            lists.add(finding("severity=" + severity, "f.severity = '" + severity + "'"));
        }
        lists.add(finding("topic=" + topic, "f.topic = '" + topic + "'"));
        lists.add(finding("inspectionId=" + inspection, "f.inspection_id = '" + inspection + "'"));
        lists.add(finding("organizationId=" + school, ofSchool));
        lists.add(finding("under=" + county, ofCounty));
        lists.add(finding("under=" + school, ofSchool));
        lists.add(finding("recurring=true", "f.recurs_from is not null"));
        lists.add(finding("recurring=false", "f.recurs_from is null"));
        lists.add(finding("overdue=true", overdue));
        lists.add(finding("overdue=false", "not coalesce(" + overdue + ", false)"));
        lists.add(finding(
                "severity=MAJOR&overdue=true&under=" + county,
                "f.severity = 'MAJOR' and " + overdue + " and " + ofCounty));
        lists.add(finding("cursor=" + ManyFindings.cursor(middle), "f.id < '" + middle + "'"));
        lists.add(list("findings", "county-" + code, "", FINDINGS.formatted(ofCounty + UNTOLD)));
        lists.add(list(
                "findings",
                "county-" + code,
                "state=CLOSED",
                FINDINGS.formatted(ofCounty + " and f.state = 'CLOSED'")));
        lists.add(list("findings", register.head(school), "", FINDINGS.formatted(ofSchool + UNTOLD)));
    }

    private static void inspections(List<RegisterLists> lists, ManyFindings register) throws SQLException {
        var school = register.one(ManyFindings.LARGEST);
        var county = register.one("select county_id from organization where id = '" + school + "'");
        var code = register.one("select code from organization where id = '" + county + "'");
        var middle = register.one("select id from inspection order by id offset 10000 limit 1");
        var ofSchool = "i.organization_id = '" + school + "'";
        var ofCounty = "o.county_id = '" + county + "'";
        var told = " and (i.mode <> 'UNANNOUNCED' or i.notice_served_at is not null or i.entered_at is not null)";
        lists.add(inspection("", "true"));
        for (var state : List.of("PLANNED", "DEFENCE_OPEN", "OPINION_ISSUED", "CLOSED")) {
            lists.add(inspection("state=" + state, "i.state = '" + state + "'"));
        }
        for (var kind : List.of("COMPREHENSIVE", "REGULAR")) {
            lists.add(inspection("kind=" + kind, "i.kind = '" + kind + "'"));
        }
        lists.add(inspection("organizationId=" + school, ofSchool));
        lists.add(inspection("under=" + county, ofCounty));
        lists.add(inspection("under=" + school, ofSchool));
        lists.add(inspection(
                "kind=SPECIAL&state=CLOSED&under=" + county,
                "i.kind = 'SPECIAL' and i.state = 'CLOSED' and " + ofCounty));
        lists.add(inspection("cursor=" + ManyFindings.cursor(middle), "i.id < '" + middle + "'"));
        lists.add(list("inspections", "county-" + code, "", INSPECTIONS.formatted(ofCounty + told)));
        lists.add(list("inspections", register.head(school), "", INSPECTIONS.formatted(ofSchool + told)));
    }

    private static RegisterLists finding(String filter, String condition) {
        return list("findings", "supervisor", filter, FINDINGS.formatted(condition));
    }

    private static RegisterLists inspection(String filter, String condition) {
        return list("inspections", "supervisor", filter, INSPECTIONS.formatted(condition));
    }

    private static RegisterLists list(String of, String person, String filter, String sql) {
        var shown = filter.replaceAll("=[^&]{30,}", "=…");
        var name = of
                + (person.equals("supervisor") ? "" : " as " + person.replaceFirst("-.*", ""))
                + (shown.isEmpty() ? "" : " " + shown);
        return new RegisterLists(
                name, person, "/api/v1/" + of + "?limit=50" + (filter.isEmpty() ? "" : "&" + filter), sql);
    }
}
