package dudao.inspection.records;

import dudao.inspection.inspections.ArchivePart;
import dudao.inspection.inspections.Heard;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class SiteRecords implements PanacheRepositoryBase<SiteRecord, UUID>, Heard.Records, ArchivePart {

    /** In the order in which they were made. */
    List<SiteRecord> ofInspection(UUID inspectionId) {
        return list("inspectionId = ?1 order by id", inspectionId);
    }

    @Override
    public Heard of(UUID inspectionId) {
        List<SiteRecord> all = ofInspection(inspectionId);
        Set<String> groups = all.stream()
                .filter(each -> each.kind == RecordKind.HEARING)
                .map(each -> each.heard.name())
                .collect(Collectors.toSet());
        return new Heard(count(all, RecordKind.ON_SITE), count(all, RecordKind.PUBLIC_OPINION), groups);
    }

    private static int count(List<SiteRecord> all, RecordKind kind) {
        return (int) all.stream().filter(each -> each.kind == kind).count();
    }

    @Override
    public String name() {
        return "records.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        return Optional.of(
                ofInspection(inspectionId).stream().map(RecordView::of).toList());
    }
}
