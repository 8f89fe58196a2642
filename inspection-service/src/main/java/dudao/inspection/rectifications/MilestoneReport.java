package dudao.inspection.rectifications;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What the unit says of a milestone of its plan.
 *
 * @param milestone its place in the plan, from 0
 */
@Embeddable
record MilestoneReport(int milestone, String text, String reportedBy, String reportedFor, Instant reportedAt) {}
