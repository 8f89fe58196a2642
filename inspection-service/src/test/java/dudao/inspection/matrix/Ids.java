package dudao.inspection.matrix;

import dudao.commons.testing.access.Places;
import dudao.commons.testing.access.Position;
import java.util.UUID;

/** The same kind of thing in the same position has the same id. */
public record Ids(Places places) {

    public UUID of(String kind, Position position) {
        return UUID.nameUUIDFromBytes((kind + places.at(position)).getBytes());
    }
}
