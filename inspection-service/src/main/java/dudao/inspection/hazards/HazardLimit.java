package dudao.inspection.hazards;

import dudao.inspection.inspections.Visits;
import dudao.inspection.rulepacks.Cited;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.RulePacks;
import java.time.LocalDate;

/** How many minutes a unit has to acknowledge a hazard. The law says 及时; the number is the office's own and says so. */
record HazardLimit(int minutes, String ruleId, String ruleVersion, String jurisdiction, String citation, String basis) {

    static HazardLimit of(RulePacks packs, Visits.Visit visit, LocalDate day, int minutes) {
        Cited cited = packs.at(visit.jurisdiction(), day)
                .about(Matter.HAZARD, visit.kind())
                .orElseThrow(() -> new IllegalStateException("The national pack has a rule about hazards"));
        return new HazardLimit(
                minutes,
                cited.id(),
                cited.version(),
                cited.jurisdiction(),
                cited.citation(),
                "依据" + cited.sentence() + ";本级规定自记录之时起 " + minutes + " 分钟内签收(非法定时限),昼夜、节假日连续计时");
    }
}
