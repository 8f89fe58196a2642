package dudao.inspection.publications;

import dudao.commons.http.ETags;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspections.ArchivePart;
import dudao.inspection.inspections.ClosingCondition;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Visits;
import dudao.inspection.procedure.Track;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@Priority(10)
class Publications implements PanacheRepositoryBase<Publication, UUID>, ClosingCondition, ArchivePart {

    private final Visits visits;
    private final Course course;

    Publications(Visits visits, Course course) {
        this.visits = visits;
        this.course = course;
    }

    /** By the office that runs the inspection, until that is archived. */
    Publication toChange(UUID inspectionId, String ifMatch) {
        course.mustBeOpen(course.byOffice(inspectionId, "*"));
        Publication publication = of(inspectionId);
        ETags.check(ifMatch, publication);
        return publication;
    }

    Publication of(UUID inspectionId) {
        return findByIdOptional(inspectionId).orElseThrow(() -> RuleViolation.notFound("公布", inspectionId));
    }

    @Override
    public void mustHold(UUID inspectionId) {
        Optional<PublicationState> state = findByIdOptional(inspectionId).map(publication -> publication.state);
        boolean done = state.filter(each -> each == PublicationState.PUBLISHED || each == PublicationState.EXEMPT)
                .isPresent();
        if (visits.of(inspectionId).kind().track() == Track.FORMAL && !done) {
            throw RuleViolation.of("NOT_PUBLISHED", "督导报告尚未公布,或公众异议尚未答复");
        }
    }

    @Override
    public String name() {
        return "publication.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        return findByIdOptional(inspectionId).map(PublicationView::of);
    }
}
