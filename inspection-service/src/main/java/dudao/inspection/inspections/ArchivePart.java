package dudao.inspection.inspections;

import java.util.Optional;
import java.util.UUID;

/** What a feature keeps of an inspection that is archived. */
public interface ArchivePart {

    /** Of the file; unique. */
    String name();

    /** As it is to be written as JSON; empty when there is none. */
    Optional<Object> content(UUID inspectionId);
}
