package dudao.task.assigning;

import dudao.commons.identity.Scope;
import dudao.task.plans.Audience;
import dudao.task.plans.Measure;
import java.time.OffsetDateTime;

/**
 * An assignment understood: what, to whom, until when.
 *
 * @param under what the audience is narrowed to
 * @param scope what the caller may see, whatever the audience says
 * @param at when it is assigned
 */
record Order(Measure measure, Audience audience, Scope under, Scope scope, Due due, OffsetDateTime at) {}
