package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.assessing.Figures.OfMeasure;
import dudao.plan.assessing.Figures.OfTarget;
import dudao.plan.importing.document.Commitment;
import dudao.plan.progress.ItemFigures.Tasks;
import dudao.plan.targets.Standing;
import dudao.plan.targets.TargetKind;
import dudao.plan.targets.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the figures say of an item, with a sentence for everything that was promised. A MUST (完成、确保) that is missed
 * makes it NOT_ACHIEVED, a STRIVE (力争、争创) that is missed is explained and leaves it PARTIALLY_ACHIEVED, an EXPLORE
 * (探索、试点) counts when the work was done, whatever its figures. Nothing with an open finding is ACHIEVED.
 */
@Schema(name = "ComputedAssessment")
record Computed(Outcome outcome, Tasks tasks, int openFindings, List<Reason> reasons) {

    /** What one thing promised does to the outcome. */
    enum Effect {
        FULFILLED,
        /** Said, but without weight. */
        NOTED,
        PARTLY,
        MISSED
    }

    @Schema(name = "AssessmentReason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(
            UUID measureId,
            UUID targetId,
            Commitment commitment,
            Effect effect,
            @Schema(description = "of a measure") Tasks tasks,
            @Schema(description = "of a target") Standing.Figures figures,
            @Schema(description = "why, with the figures, in Chinese") String sentence) {}

    /** @param on null when the work is over; else the day up to which a period of it is judged */
    static Computed of(Figures figures, LocalDate on) {
        List<Reason> reasons = new ArrayList<>();
        figures.measures().forEach(each -> reasons.add(measure(each, on != null)));
        figures.targets().stream()
                .filter(each -> each.target().kind() != TargetKind.SCOPE)
                .forEach(each -> reasons.add(target(each, on)));
        if (figures.openFindings() > 0) {
            String sentence = "还有" + figures.openFindings() + "个督导问题未销号,不能认定为已完成。";
            reasons.add(new Reason(null, null, null, Effect.PARTLY, null, null, sentence));
        }
        return new Computed(outcome(reasons), figures.tasks(), figures.openFindings(), reasons);
    }

    private static Outcome outcome(List<Reason> reasons) {
        Effect worst = reasons.stream().map(Reason::effect).reduce(Effect.FULFILLED, Computed::worse);
        return switch (worst) {
            case FULFILLED, NOTED -> Outcome.ACHIEVED;
            case PARTLY -> Outcome.PARTIALLY_ACHIEVED;
            case MISSED -> Outcome.NOT_ACHIEVED;
        };
    }

    private static Effect worse(Effect one, Effect other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Reason measure(OfMeasure measure, boolean goesOn) {
        Tasks tasks = measure.tasks();
        Effect effect = effect(measure.commitment(), tasks, goesOn);
        String sentence = "举措“" + shortened(measure.wording()) + "”(" + said(measure.commitment()) + "):" + told(tasks)
                + told(effect, measure.commitment());
        return new Reason(measure.measureId(), null, measure.commitment(), effect, tasks, null, sentence);
    }

    /** Of work that goes on, tasks still open are no fault; and no task of a period must have been cancelled. */
    private static Effect effect(Commitment commitment, Tasks tasks, boolean goesOn) {
        int owed = goesOn ? tasks.total() - tasks.open() : tasks.total();
        boolean done = goesOn ? tasks.total() > 0 && tasks.completed() == owed : owed > 0 && tasks.completed() == owed;
        if (done || commitment == Commitment.EXPLORE && tasks.completed() > 0) {
            return Effect.FULFILLED;
        }
        boolean missed = tasks.completed() == 0 || !goesOn && tasks.open() > 0;
        return commitment == Commitment.MUST && missed ? Effect.MISSED : Effect.PARTLY;
    }

    private static String told(Tasks tasks) {
        if (tasks.total() == 0) {
            return "没有交办任务";
        }
        StringBuilder told = new StringBuilder("任务" + tasks.total() + "个,办结" + tasks.completed() + "个");
        append(told, tasks.late(), "逾期办结");
        append(told, tasks.open(), "仍在办");
        append(told, tasks.cancelled(), "撤销");
        return told.toString();
    }

    private static void append(StringBuilder told, int count, String what) {
        if (count > 0) {
            told.append(",").append(what).append(count).append("个");
        }
    }

    private static Reason target(OfTarget target, LocalDate on) {
        Standing standing = on == null
                ? Standing.atEnd(target.target(), target.reached())
                : Standing.of(target.target(), target.reached(), on);
        Effect effect = effect(target.commitment(), standing.verdict(), on != null);
        String sentence = "目标“" + shortened(target.target().text()) + "”(" + said(target.commitment()) + "):"
                + standing.explanation().replaceAll("[。.]$", "") + told(effect, target.commitment());
        return new Reason(
                target.target().measureId(),
                target.target().targetId(),
                target.commitment(),
                effect,
                null,
                target.reached(),
                sentence);
    }

    private static Effect effect(Commitment commitment, Verdict verdict, boolean goesOn) {
        if (verdict == Verdict.MET || verdict == Verdict.ON_COURSE && goesOn) {
            return Effect.FULFILLED;
        }
        return switch (commitment) {
            case EXPLORE -> Effect.NOTED;
            case STRIVE -> Effect.PARTLY;
            case MUST -> verdict == Verdict.NOT_MEASURED ? Effect.PARTLY : Effect.MISSED;
        };
    }

    private static String told(Effect effect, Commitment commitment) {
        return switch (effect) {
            case FULFILLED -> ",已达到。";
            case NOTED -> ",探索试点类不以数量论成败。";
            case PARTLY -> commitment == Commitment.STRIVE ? ",力争的目标没有全部实现,应作说明。" : ",没有全部达到。";
            case MISSED -> ",必须完成的没有完成。";
        };
    }

    private static String said(Commitment commitment) {
        return switch (commitment) {
            case MUST -> "完成";
            case STRIVE -> "力争";
            case EXPLORE -> "探索";
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 39)) + "…";
    }
}
