package dudao.inspection.inspections;

import dudao.inspection.timetable.Timetable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inspection itself and its limits, as they are archived. */
@Singleton
class InspectionPart implements ArchivePart {

    private final Inspections inspections;
    private final Timetable timetable;

    InspectionPart(Inspections inspections, Timetable timetable) {
        this.inspections = inspections;
        this.timetable = timetable;
    }

    @Override
    public String name() {
        return "inspection.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        InspectionView view = InspectionView.of(inspections.findById(inspectionId), true);
        return Optional.of(Map.of("inspection", view, "deadlines", timetable.of(inspectionId)));
    }
}
