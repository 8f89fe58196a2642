package dudao.inspection.programmes.points;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an entry stands with the second person; only what is confirmed counts. */
@Schema(name = "PointsEntryState")
enum EntryState {
    PROPOSED,
    CONFIRMED,
    REJECTED
}
