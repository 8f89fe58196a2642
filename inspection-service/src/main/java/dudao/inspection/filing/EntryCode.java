package dudao.inspection.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.procedure.InspectionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the code at the gate says (入校码): enough for whoever lets the team in, without asking any server. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryCode(
        String filingNumber,
        UUID organizationId,
        String organization,
        String office,
        InspectionKind kind,
        String title,
        List<String> matters,
        LocalDate visitFrom,
        LocalDate visitTo,
        List<String> members,
        @Schema(description = "SHA-256 of what was filed") String scopeHash) {}
