package dudao.plan.content.particulars;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.targets.Target.Stage;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a measure's time is meant and what it leads to. */
@Schema(name = "Terms")
public record Terms(
        @Schema(description = "the year it is about, where that is not the plan's: 2025年度年检 in the plan of 2026")
                Integer referenceYear,
        @Schema(description = "when its result is needed for something that comes, after `dueOn` or on it")
                LocalDate neededBy,
        @Schema(description = "how `dueOn` came about; null where a person set it") DueBasis dueBasis,
        @Schema(
                        description =
                                "适时, 及时, 定期: the text leaves the time open. It can be issued once a person has set a `dueOn`"
                                        + " or a `cadence`")
                boolean openTiming,
        @Schema(description = "its deliverable is a document: done when that is issued") boolean documentKind,
        @Schema(description = "what the work passes through this year, in order; the last is this year's goal")
                List<Stage> stages,
        @Schema(description = "measures of the same plan that are done only together; each names the others")
                List<UUID> togetherWith,
        @Schema(description = "an earlier measure whose answers serve this one too, so that nobody is asked twice")
                UUID reusesMeasureId) {

    /** How a date came about. */
    @Schema(name = "DueBasis")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DueBasis(
            @Schema(
                            description =
                                    "STATED: the text names it; DEFAULTED: it names none and the plan's year ends then."
                                            + " STATED unless told")
                    Kind kind,
            @Schema(description = "the words of the text") @Size(max = 500) String text,
            @Schema(
                            description = "what the date hangs on where the school calendar decides, such as"
                                    + " SPRING_TERM_START; the date given is the usual one")
                    @Pattern(regexp = "[A-Z_]{1,50}")
                    String relativeTo) {

        /** Who named the date. */
        @Schema(name = "DueBasisKind")
        public enum Kind {
            STATED,
            DEFAULTED
        }

        public static final DueBasis DEFAULTED = new DueBasis(Kind.DEFAULTED, null, null);

        public DueBasis {
            kind = kind == null ? Kind.STATED : kind;
        }
    }

    public static final Terms PLAIN = new Terms(null, null, null, false, false, List.of(), List.of(), null);

    public Terms {
        stages = stages == null ? List.of() : stages;
        togetherWith = togetherWith == null ? List.of() : togetherWith;
    }

    public Terms due(DueBasis basis) {
        return new Terms(
                referenceYear, neededBy, basis, openTiming, documentKind, stages, togetherWith, reusesMeasureId);
    }

    @JsonIgnore
    public boolean isDefaulted() {
        return dueBasis != null && dueBasis.kind() == DueBasis.Kind.DEFAULTED;
    }
}
