package dudao.plan.acceptance;

import dudao.commons.data.Ids;
import dudao.plan.content.particulars.Terms;
import dudao.plan.content.particulars.Ties;
import dudao.plan.content.particulars.Undertaking;
import dudao.plan.content.particulars.Undertaking.Action;
import dudao.plan.content.particulars.Undertaking.Leader;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.ImportedParty;
import dudao.plan.importing.document.ImportedParty.Role;
import dudao.plan.importing.document.ImportedReference;
import dudao.plan.targets.Target.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What else the words of an item say, as fields a person looks over. */
final class Said {

    private static final int MOST_ACTIONS = 100;

    /** 研究出台…意见, 修订…办法: a paper is what is to come of it. */
    private static final Pattern DOCUMENT = Pattern.compile("(?:出台|印发|研制|制定|制订|修订|编制|起草|拟定|草拟)[^,，。；;]{0,40}"
            + "(?:意见|方案|办法|规定|规程|规范|细则|指南|指引|清单|条例|标准|纲要|章程|规划|行动计划|制度|通知)");

    private static final Pattern TITLE = Pattern.compile("《[^》]*》");

    private enum Step {
        STUDY("前期(?:调研|论证|研究|工作)|可行性研究|可研", Stage.STUDIED),
        APPROVAL("立项|报批|审批手续", Stage.APPROVED),
        START("开工", Stage.STARTED),
        COMPLETION("建成|竣工", Stage.BUILT),
        OPENING("投用|投入使用|交付使用", Stage.IN_USE);

        private final Pattern words;
        private final Stage stage;

        Step(String words, Stage stage) {
            this.words = Pattern.compile(words);
            this.stage = stage;
        }
    }

    private Said() {}

    static Undertaking undertaking(ImportedItem item, Responsibility responsibility) {
        return new Undertaking(
                null,
                priority(item),
                null,
                responsibility.lead(),
                responsibility.assisting(),
                leader(item.parties()),
                null,
                null,
                actions(item));
    }

    private static Undertaking.Priority priority(ImportedItem item) {
        return (item.title() + item.body()).contains("首要任务") ? Undertaking.Priority.FIRST : Undertaking.Priority.NORMAL;
    }

    private static Leader leader(List<ImportedParty> parties) {
        List<ImportedParty> leaders =
                parties.stream().filter(party -> party.role() == Role.LEADER).toList();
        return leaders.size() == 1 ? new Leader(leaders.get(0).name(), null) : null;
    }

    /** The text gives their number; their names are in another document. */
    private static List<Action> actions(ImportedItem item) {
        return item.actions().stream()
                .flatMap(each -> IntStream.rangeClosed(1, each.count())
                        .mapToObj(n -> new Action(Ids.next(), each.name() + " 第" + n + "项", null)))
                .limit(MOST_ACTIONS)
                .toList();
    }

    static Ties ties(ImportedItem item) {
        return new Ties(
                item.references().stream().map(Said::basis).distinct().toList(),
                item.parties().stream()
                        .map(party -> new Ties.Party(
                                Ties.Party.Role.valueOf(party.role().name()),
                                Ties.Party.Kind.valueOf(party.kind().name()),
                                party.name(),
                                party.all()))
                        .distinct()
                        .toList(),
                null,
                null,
                null);
    }

    private static Ties.Basis basis(ImportedReference reference) {
        return new Ties.Basis(
                reference.title(),
                reference.documentNumber(),
                reference.level() == null
                        ? null
                        : Ties.Basis.Level.valueOf(reference.level().name()),
                Ties.Basis.Relation.valueOf(reference.relation().name()),
                reference.trial() ? true : null,
                null);
    }

    static Terms terms(ImportedMeasure measure, Mentions mentions, Timing timing) {
        return new Terms(
                measure.referenceYear(),
                null,
                timing.basis(),
                timing.open(),
                isDocument(measure, mentions),
                stages(measure.wording()),
                List.of(),
                null);
    }

    private static boolean isDocument(ImportedMeasure measure, Mentions mentions) {
        return DOCUMENT.matcher(measure.wording()).find()
                || mentions.references().within(measure.span()).stream()
                        .anyMatch(each -> each.relation() == ImportedReference.Relation.PRODUCT);
    }

    /** 建成 alone says no more than that something is to be there; several steps, or the study alone, say how far it goes. */
    private static List<Stage> stages(String wording) {
        String bare = TITLE.matcher(wording).replaceAll("");
        List<Stage> stages = Arrays.stream(Step.values())
                .filter(step -> step.words.matcher(bare).find())
                .map(step -> step.stage)
                .toList();
        return stages.size() > 1 || stages.contains(Stage.STUDIED) ? stages : List.of();
    }
}
