package dudao.inspection.inspections;

import dudao.inspection.draws.DrawnUnits;
import dudao.inspection.filing.FilingRules;
import dudao.inspection.timetable.Timetable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inspection itself with its limits, the exception it was filed by and the draw it came of, as they are archived. */
@Singleton
class InspectionPart implements ArchivePart {

    private final Inspections inspections;
    private final Timetable timetable;
    private final FilingRules rules;
    private final DrawnUnits drawnUnits;

    InspectionPart(Inspections inspections, Timetable timetable, FilingRules rules, DrawnUnits drawnUnits) {
        this.inspections = inspections;
        this.timetable = timetable;
        this.rules = rules;
        this.drawnUnits = drawnUnits;
    }

    @Override
    public String name() {
        return "inspection.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        Inspection inspection = inspections.findById(inspectionId);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("inspection", InspectionView.of(inspection, true));
        content.put("deadlines", timetable.of(inspectionId));
        rules.exception(inspectionId).ifPresent(exception -> content.put("exception", exception));
        if (inspection.drawId != null) {
            content.put("draw", drawnUnits.record(inspection.drawId));
        }
        return Optional.of(content);
    }
}
