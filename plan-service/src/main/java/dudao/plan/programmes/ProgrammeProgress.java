package dudao.plan.programmes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dudao.commons.data.Versioned;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A programme with the work of its years. */
@Schema(name = "ProgrammeProgress")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgrammeProgress(
        @JsonUnwrapped Programme programme,
        @Schema(description = "for each total, in the order of `targets`") List<Cumulative> cumulative,
        @Schema(description = "items that point at it and the caller may read, year by year") List<Item> items)
        implements Versioned {

    /** A total and how far the years have come. */
    @Schema(name = "Cumulative")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cumulative(
            String text,
            BigDecimal wanted,
            String unit,
            String object,
            @Schema(
                            description = "sum of what the issuer's own issued plans promise, without cancelled and"
                                    + " carried-over items; absent when no target of an item has this unit and object")
                    BigDecimal planned,
            @Schema(description = "sum of the confirmed reports to these targets, as far as the caller may read them")
                    BigDecimal achieved,
            List<Year> years) {}

    @Schema(name = "CumulativeYear")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Year(int year, BigDecimal planned, BigDecimal achieved) {}

    @Schema(name = "ProgrammeItem")
    public record Item(UUID planId, int year, String plan, UUID itemId, String number, String title, String state) {}

    @Override
    public UUID id() {
        return programme.id();
    }

    @Override
    public long version() {
        return programme.version();
    }
}
