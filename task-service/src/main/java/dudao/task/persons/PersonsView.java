package dudao.task.persons;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who has a task in hand. */
@Schema(name = "TaskPersons")
record PersonsView(
        UUID taskId,
        @JsonIgnore long version,
        @Schema(description = "经办人; null while nobody is named") NamedPerson handler,
        @Schema(description = "责任人; null while nobody is named") NamedPerson inCharge,
        @Schema(description = "who it was before, oldest first") List<Former> former)
        implements Versioned {

    @Schema(name = "FormerTaskPerson")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Former(PersonRole role, NamedPerson person, OffsetDateTime since, OffsetDateTime until) {}

    @Override
    @JsonIgnore
    public UUID id() {
        return taskId;
    }
}
