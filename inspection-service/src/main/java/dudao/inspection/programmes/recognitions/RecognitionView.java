package dudao.inspection.programmes.recognitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.programmes.ActView;
import dudao.inspection.requests.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecognitionFile")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecognitionView(
        UUID id,
        RecognitionProgramme programme,
        UUID organizationId,
        UUID officeId,
        String title,
        int firstYear,
        int lastYear,
        RecognitionState state,
        @Schema(description = "where the county stands, criterion by criterion") List<Line> criteria,
        @Schema(description = "every value that was recorded, in order") List<Value> values,
        OffsetDateTime appliedAt,
        @Schema(description = "SHA-256 of `snapshot`") String snapshotHash,
        @Schema(description = "JSON of the criteria with their values as the county last applied with them")
                String snapshot,
        @Schema(description = "every application as it was made, in order") List<Applied> applications,
        @Schema(description = "the office above that decided last") String decidedBy,
        String documentNumber,
        LocalDate decidedOn,
        @Schema(description = "what the office above decided, in order") List<RuledView> rulings,
        List<ActView> acts,
        List<String> allowedCommands) {

    @Schema(name = "RecognitionStanding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String code,
            String title,
            String unit,
            Criterion.Comparator comparator,
            BigDecimal threshold,
            String basis,
            @Schema(description = "of the newest value") Integer year,
            BigDecimal value,
            Boolean met,
            @Schema(description = "what is missing; absent where it is met") BigDecimal gap) {

        static Line of(Criterion criterion, Optional<Evidence> newest) {
            BigDecimal gap = newest.map(each -> criterion.gap(each.amount())).orElse(null);
            return new Line(
                    criterion.code(),
                    criterion.title(),
                    criterion.unit(),
                    criterion.comparator(),
                    criterion.threshold(),
                    criterion.basis(),
                    newest.map(Evidence::year).orElse(null),
                    newest.map(Evidence::amount).orElse(null),
                    gap == null ? null : gap.signum() <= 0,
                    gap == null || gap.signum() <= 0 ? null : gap);
        }
    }

    @Schema(name = "RecognitionValueRecorded")
    public record Value(String code, int year, BigDecimal value, String source, OffsetDateTime recordedAt) {}

    @Schema(name = "RecognitionApplication")
    public record Applied(
            @Schema(description = "1 for the first") int number,
            OffsetDateTime appliedAt,
            @Schema(description = "SHA-256 of `snapshot`") String snapshotHash,
            String snapshot) {}

    @Schema(name = "RecognitionRuled")
    public record RuledView(
            @Schema(description = "recognise or revoke") String command,
            String decidedBy,
            String documentNumber,
            LocalDate decidedOn) {}

    private static final Set<String> FOR_THE_COUNTY =
            Set.of("open", "apply", "return", "refuse", "recognise", "revoke");

    static List<Line> lines(RecognitionFile file) {
        return file.criteria.stream()
                .map(each -> Line.of(each, file.newest(each)))
                .toList();
    }

    /** @param whole whether the reader works for the office */
    static RecognitionView of(RecognitionFile file, boolean whole) {
        Optional<Application> last = file.lastApplication();
        return new RecognitionView(
                file.id,
                file.programme,
                file.organizationId,
                file.officeId,
                file.title,
                file.firstYear,
                file.lastYear,
                file.state,
                lines(file),
                file.evidence.stream()
                        .map(each -> new Value(
                                each.code(), each.year(), each.amount(), each.source(), Days.shown(each.recordedAt())))
                        .toList(),
                last.map(each -> Days.shown(each.appliedAt())).orElse(null),
                last.map(Application::hash).orElse(null),
                last.map(Application::snapshot).orElse(null),
                applications(file),
                file.decidedBy,
                file.documentNumber,
                file.decidedOn,
                file.rulings.stream()
                        .map(each -> new RuledView(
                                each.command(), each.decidedBy(), each.documentNumber(), each.decidedOn()))
                        .toList(),
                ActView.of(file.acts, whole, FOR_THE_COUNTY),
                file.state.allowedCommands());
    }

    private static List<Applied> applications(RecognitionFile file) {
        return IntStream.range(0, file.applications.size())
                .mapToObj(n -> {
                    Application each = file.applications.get(n);
                    return new Applied(n + 1, Days.shown(each.appliedAt()), each.hash(), each.snapshot());
                })
                .toList();
    }
}
