package dudao.inspection.referrals;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.INSPECTIONS;

import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import java.util.List;
import java.util.Map;

/** A confirmed finding of a visit on the day the clock was set to. */
final class RecordedToday {

    private RecordedToday() {}

    static String finding(City city) {
        Map<String, Object> wanted = city.newInspection("REGULAR", "ANNOUNCED");
        wanted.put("visitFrom", MovableClock.today().toString());
        wanted.put("visitTo", MovableClock.today().toString());
        String at = INSPECTIONS + "/" + city.eso.post(INSPECTIONS, wanted).path("id");
        city.eso.done(at, "file", NOTHING, "FILED");
        Map<String, Object> inspector = city.newInspector(city.lead);
        inspector.put("validFrom", MovableClock.today().minusYears(1).toString());
        inspector.put("validTo", MovableClock.today().plusYears(1).toString());
        String member = city.eso.post(City.INSPECTORS, inspector).path("id");
        city.eso.done(at, "declare-recusal", Map.of("inspectorId", member, "none", true), "FILED");
        city.eso.done(at, "form-team", Map.of("leader", member, "inspectorIds", List.of(member)), "TEAM_FORMED");
        city.leader.done(at, "enter", NOTHING, "ON_SITE");
        return city.confirmed(at.substring(INSPECTIONS.length() + 1));
    }
}
