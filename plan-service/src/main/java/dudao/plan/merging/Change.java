package dudao.plan.merging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a text says of something a plan has, or has not yet. */
@Schema(name = "PlanChange")
enum Change {
    UNCHANGED,
    CHANGED,
    ADDED,
    /** The text the plan was taken from said it, this one does not. */
    REMOVED
}
