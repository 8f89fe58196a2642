package dudao.inspection.findings;

import dudao.inspection.inspections.ArchivePart;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What an inspection found, as it is archived. */
@Singleton
class FindingPart implements ArchivePart {

    private final Findings findings;

    FindingPart(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String name() {
        return "findings.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        return Optional.of(findings.list("inspectionId = ?1 order by id", inspectionId).stream()
                .map(FindingView::of)
                .toList());
    }
}
