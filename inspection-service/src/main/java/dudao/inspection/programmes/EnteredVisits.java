package dudao.inspection.programmes;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Course;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Inspections that programmes count as a visit. */
@Singleton
public class EnteredVisits {

    private final Jdbi jdbi;
    private final Course course;

    EnteredVisits(Jdbi jdbi, Course course) {
        this.jdbi = jdbi;
        this.course = course;
    }

    /** The day the team has entered the unit: what has not begun is no visit. */
    public LocalDate enteredOn(UUID inspection, UUID unit, String pointer) {
        Course.Standing standing = course.seen(inspection);
        return jdbi.withHandle(handle -> handle.createQuery("select entered_at from inspection where id = :id")
                        .bind("id", inspection)
                        .mapTo(OffsetDateTime.class)
                        .findOne())
                .filter(entered -> standing.organizationId().equals(unit))
                .map(entered -> Clocks.dateOf(entered.toInstant()))
                .orElseThrow(() ->
                        RuleViolation.of("NOT_VISITED", "该督导不是对此单位的,或者尚未进点").at(pointer, "应为已进点的督导"));
    }
}
