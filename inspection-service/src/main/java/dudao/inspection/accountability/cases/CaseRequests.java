package dudao.inspection.accountability.cases;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of the commands of a case. */
final class CaseRequests {

    /** 发文字号, GB/T 9704-2012 §7.2.5. */
    private static final String NUMBER = "^[\\u4e00-\\u9fa5A-Za-z]+〔(19|20)\\d{2}〕[1-9]\\d*号$";

    private CaseRequests() {}

    @Schema(name = "OpenInvestigation")
    record Group(
            @Schema(description = "accounts of the members") @NotNull @Size(min = 2, max = 20)
                    List<@NotBlank @Size(max = 200) String> members) {}

    @Schema(name = "AccountabilityText")
    record Text(@NotBlank @Size(max = 20_000) String text) {}

    @Schema(name = "AccountabilityNotice")
    record Notice(
            @Schema(description = "facts and intended opinion") @NotBlank @Size(max = 20_000) String text,
            @NotEmpty @Size(max = 10) List<@NotBlank String> measures,
            @Schema(description = "who received it") @NotBlank @Size(max = 200) String servedTo,
            @Schema(description = "last day to state and defend, fixed by the office") @NotNull LocalDate heardBy) {}

    @Schema(name = "AccountabilityConsultation")
    record Consultation(
            @NotEmpty @Size(max = 30) @Valid List<UnitAnswer> answers,
            @Schema(description = "how the statement was weighed; needed where there was one") @Size(max = 10_000)
                    String considered,
            @Schema(description = "the opinion put to whoever decides") @NotBlank @Size(max = 20_000)
                    String proposal) {}

    @Schema(name = "MemberUnitAnswer")
    record UnitAnswer(@NotBlank @Size(max = 200) String unit, @NotBlank @Size(max = 5000) String text) {}

    @Schema(name = "AccountabilityDecision")
    record Decision(
            @Schema(description = "发文字号") @NotBlank @Pattern(regexp = NUMBER) @Size(max = 100) String number,
            @Schema(description = "basic situation") @NotBlank @Size(max = 10_000) String situation,
            @NotBlank @Size(max = 20_000) String facts,
            @NotEmpty @Size(max = 10) List<@NotBlank String> measures,
            @Schema(description = "codes of what weighs heavier; REPEATED is added by itself") @Size(max = 10)
                    List<@NotBlank String> heavier,
            @NotNull LocalDate effectiveOn,
            @Schema(description = "last day of its effect; absent: until it is lifted") LocalDate effectUntil) {}

    @Schema(name = "AccountabilityService")
    record Service(@NotBlank @Size(max = 200) String servedTo, @NotNull LocalDate receivedOn) {}

    @Schema(name = "AccountabilityExecution")
    record Execution(
            @Schema(description = "who carries it out") @NotBlank @Size(max = 200) String body,
            @Schema(description = "of the competent body, where a measure is handed over") @Size(max = 2000)
                    String receipt) {}

    @Schema(name = "AccountabilityFiling")
    record Filing(@Schema(description = "of the higher level") @NotBlank @Size(max = 2000) String receipt) {}
}
