package dudao.inspection.inspections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of each open seat. */
record HandOver(
        UUID inspectorId,
        UUID to,
        String reason,
        OffsetDateTime handedOverAt,
        List<Seat> moved,
        @Schema(
                        description =
                                "still held by the one who leaves; form or cancel them otherwise, or hand over again. Those in"
                                        + " government inspections (GOVERNMENT_SEAT) are given to another there")
                List<Seat> notMoved) {

    /** @param code of the rule that kept the seat where it is, else null */
    @Schema(name = "HandedOverSeat")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Seat(UUID inspectionId, Boolean leader, String code, String detail) {

        static Seat ofGovernment(UUID inspection, boolean leader) {
            return new Seat(inspection, leader, "GOVERNMENT_SEAT", "政府督查的席位在该督查中更换成员");
        }
    }
}
