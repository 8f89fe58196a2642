package dudao.plan.targets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dudao.plan.importing.document.ImportedTarget;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the plan promises; units report their share of it under its id. */
@Schema(name = "Target")
public record Target(
        @Schema(description = "of a target that stays; a new one gets its own") UUID targetId,
        @Schema(description = "the measure that promises it, of the same item") UUID measureId,
        @NotBlank @Size(max = 2000) String text,
        @Schema(description = "万 and 亿 multiplied out; not needed of a TREND, NEVER_BELOW, NO_EXCEPTIONS or STATUS")
                @NotNull
                @PositiveOrZero
                @Digits(integer = 18, fraction = 6)
                BigDecimal quantity,
        @Schema(description = "元 for money, % for a ratio; not needed of a RANK or STATUS") @NotBlank @Size(max = 50)
                String unit,
        @Schema(description = "what is counted") @Size(max = 500) String object,
        @Schema(description = "`~` is about; may be left out where the kind has only one")
                @NotNull
                @Pattern(regexp = "=|>=|<=|~")
                String comparator,
        @Schema(description = "how it is measured; absent: told from unit and text") TargetKind kind,
        @Schema(description = "several things that share the one number; what is counted says which it is")
                @Size(max = 20)
                List<@NotBlank @Size(max = 500) String> objects,
        @Schema(description = "其中: the target of the same item that this one is a part of") UUID partOf,
        @Schema(
                        description =
                                "instead of `partOf`, of a whole that has no id yet: its place in this list, from 0;"
                                        + " never in an answer")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Min(0)
                @Max(499)
                Integer partOfIndex,
        @Schema(
                        description =
                                "of `~`: how far below still counts as reached, in percent of the quantity; 10 unless told")
                @DecimalMin("0")
                @DecimalMax("50")
                @Digits(integer = 2, fraction = 2)
                BigDecimal tolerancePercent,
        @Schema(description = "the value to be better than, of the whole; values per county are recorded")
                @Digits(integer = 18, fraction = 6)
                BigDecimal baseline,
        @Schema(description = "the year the baseline is of") @Min(1949) @Max(2199) Integer baselineYear,
        @Schema(description = "of a TREND or NEVER_BELOW: which way is better") Direction direction,
        @Schema(description = "what each organisation of a level is to reach: 市级20项、县级10项、学校10项") @Size(max = 3)
                Map<Level, @NotNull @PositiveOrZero @Digits(integer = 18, fraction = 6) BigDecimal> perLevel,
        @Schema(description = "shares of counties or units; written at `/targets/{id}/allocations`", readOnly = true)
                @Size(max = 5000)
                List<Allocation> allocations,
        @Schema(description = "how the shares add up to the quantity; null until it is shared out", readOnly = true)
                AllocationRule allocationRule,
        @Schema(description = "the planned curve, by date: what is to be reached in all by then") @Size(max = 60)
                List<@NotNull @Valid Milestone> milestones,
        @Schema(description = "of building work: the stage that counts, as places count only when in use")
                Stage countedStage,
        @Schema(description = "纳入政府责任考核: values per county and year are kept for it") Boolean countsInAssessment,
        @Schema(description = "of a STATUS: what is to be awarded, and by whom") @Valid StatusAim status) {

    public enum Direction {
        UP,
        DOWN
    }

    public enum Level {
        CITY,
        COUNTY,
        SCHOOL
    }

    /** 立项 · 批复 · 开工 · 建成 · 投用. */
    public enum Stage {
        STUDIED,
        APPROVED,
        STARTED,
        BUILT,
        IN_USE
    }

    /** EQUAL: the shares make the quantity; COVER: at least, of a ceiling at most. */
    public enum AllocationRule {
        EQUAL,
        COVER
    }

    public enum StatusState {
        APPLIED,
        GRANTED,
        LOST
    }

    @Schema(name = "TargetAllocation")
    public record Allocation(
            @NotNull UUID organizationId,
            @NotNull @PositiveOrZero @Digits(integer = 18, fraction = 6) BigDecimal quantity) {}

    @Schema(name = "TargetMilestone")
    public record Milestone(
            @NotNull LocalDate on,
            @Schema(description = "of the whole, so never less than at the date before")
                    @NotNull
                    @PositiveOrZero
                    @Digits(integer = 18, fraction = 6)
                    BigDecimal quantity) {}

    /** @param state null before it has been applied for */
    @Schema(name = "TargetStatus")
    public record StatusAim(
            @Schema(description = "全国依法治校示范校") @NotBlank @Size(max = 200) String title,
            @Schema(description = "教育部, 省教育厅") @Size(max = 200) String awardedBy,
            StatusState state) {}

    public Target {
        kind = kind == null ? TargetKind.of(text, quantity, unit, comparator) : kind;
        quantity = quantity == null ? kind.usualQuantity() : quantity;
        unit = unit == null ? kind.usualUnit() : unit;
        comparator = comparator == null ? kind.usualComparator() : comparator;
        objects = objects == null ? List.of() : objects;
        perLevel = perLevel == null ? Map.of() : perLevel;
        allocations = allocations == null ? List.of() : allocations;
        milestones = milestones == null ? List.of() : milestones;
        countsInAssessment = countsInAssessment != null && countsInAssessment;
    }

    /** A number with a unit, and nothing more said. */
    public Target(
            UUID targetId,
            UUID measureId,
            String text,
            BigDecimal quantity,
            String unit,
            String object,
            String comparator) {
        this(targetId, measureId, text, quantity, unit, object, comparator, null, null);
    }

    private Target(
            UUID targetId,
            UUID measureId,
            String text,
            BigDecimal quantity,
            String unit,
            String object,
            String comparator,
            List<String> objects,
            UUID partOf) {
        this(
                targetId,
                measureId,
                text,
                quantity,
                unit,
                object,
                comparator,
                null,
                objects,
                partOf,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** @param ids of all the item's targets, in the order they were read in: a part names its whole by its place */
    public static Target imported(UUID targetId, UUID measureId, ImportedTarget read, List<UUID> ids) {
        return new Target(
                targetId,
                measureId,
                read.text(),
                read.quantity(),
                read.unit(),
                read.object(),
                read.comparator(),
                read.objects(),
                read.partOf() == null ? null : ids.get(read.partOf()));
    }

    public Target with(UUID id, UUID measure) {
        return copy(id, measure, quantity, partOf, baseline, allocations, milestones, status);
    }

    Target partOf(UUID whole) {
        return copy(targetId, measureId, quantity, whole, baseline, allocations, milestones, status);
    }

    /** As a request may give it: shares have their own address. */
    Target unshared() {
        return copy(targetId, measureId, quantity, partOf, baseline, List.of(), milestones, status);
    }

    /** What this one organisation is to reach: its share, or what its level is given; the target itself if neither. */
    public Target of(UUID organizationId, Level level) {
        return allocations.stream()
                .filter(each -> each.organizationId().equals(organizationId))
                .map(Allocation::quantity)
                .findFirst()
                .or(() -> Optional.ofNullable(perLevel.get(level)))
                .map(share -> copy(targetId, measureId, share, partOf, baseline, List.of(), List.of(), status))
                .orElse(this);
    }

    /** Measured against this baseline, with the award where it has got to. */
    public Target measuredBy(BigDecimal against, StatusState state) {
        StatusAim reached =
                status == null || state == null ? status : new StatusAim(status.title(), status.awardedBy(), state);
        return copy(targetId, measureId, quantity, partOf, against, allocations, milestones, reached);
    }

    /** Whether the shares, where there are any, still add up to the quantity as they must. */
    @JsonIgnore
    public boolean isSharedOut() {
        BigDecimal sum = allocations.stream().map(Allocation::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return allocations.isEmpty() || adds(sum, allocationRule);
    }

    /** Whether shares of units make up the whole: counts and money do, rates do not. */
    public boolean addsUp() {
        return kind.has(TargetKind.Trait.ADDS_UP);
    }

    /** Whether shares of this sum satisfy the rule. */
    public boolean adds(BigDecimal sum, AllocationRule rule) {
        int difference = sum.compareTo(quantity);
        if (rule == AllocationRule.COVER) {
            return "<=".equals(comparator) ? difference <= 0 : difference >= 0;
        }
        return difference == 0;
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(description = "the number as documents print it: 4.6万个", readOnly = true)
    public String shown() {
        return quantity == null ? null : Shown.of(this);
    }

    private Target copy(
            UUID id,
            UUID measure,
            BigDecimal wanted,
            UUID whole,
            BigDecimal against,
            List<Allocation> shares,
            List<Milestone> curve,
            StatusAim reached) {
        return new Target(
                id,
                measure,
                text,
                wanted,
                unit,
                object,
                comparator,
                kind,
                objects,
                whole,
                whole == null ? partOfIndex : null,
                tolerancePercent,
                against,
                baselineYear,
                direction,
                perLevel,
                shares,
                shares.isEmpty() ? null : allocationRule,
                curve,
                countedStage,
                countsInAssessment,
                reached);
    }
}
