package dudao.inspection.indicators;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One revision of a tree of indicators. It never changes. */
@Entity
@Table(name = "indicator_tree")
class IndicatorTree implements Versioned {

    /** No unit is measured by its pupils' marks or by how many of them are admitted elsewhere. */
    private static final Pattern MARKS = Pattern.compile("升学率|平均分|考试成绩|分数排名|中考成绩|高考成绩");

    @Id
    UUID id;

    @Version
    long version;

    UUID organizationId;
    String name;
    int revision;
    LocalDate validFrom;
    String createdBy;
    String createdFor;
    Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "indicator", joinColumns = @JoinColumn(name = "tree_id"))
    @OrderColumn(name = "position")
    List<Indicator> indicators = new ArrayList<>();

    static IndicatorTree of(NewTree wanted, UUID organization, int revision, Actor by, Instant at) {
        IndicatorTree tree = new IndicatorTree();
        tree.id = Ids.next();
        tree.organizationId = organization;
        tree.name = wanted.name().strip();
        tree.revision = revision;
        tree.validFrom = wanted.validFrom();
        tree.createdBy = by.id();
        tree.createdFor = by.onBehalfOf();
        tree.createdAt = at;
        for (int i = 0; i < wanted.indicators().size(); i++) {
            tree.add(wanted.indicators().get(i), "/indicators/" + i);
        }
        tree.mustHavePointsAtItsLeaves();
        return tree;
    }

    private void add(NewTree.Node node, String pointer) {
        if (find(node.code()).isPresent()) {
            throw RuleViolation.invalidField(pointer + "/code", "编码重复");
        }
        if (node.parent() != null && find(node.parent()).isEmpty()) {
            throw RuleViolation.invalidField(pointer + "/parent", "上级指标应排在前面");
        }
        if (MARKS.matcher(node.title()).find()) {
            throw RuleViolation.of("INDICATOR_REFUSED", "不得以考试成绩、升学率作为评价指标").at(pointer + "/title", "不得采用");
        }
        indicators.add(new Indicator(node.code(), node.parent(), node.title().strip(), node.points()));
    }

    private void mustHavePointsAtItsLeaves() {
        Set<String> parents = new HashSet<>();
        indicators.stream().map(Indicator::parent).forEach(parents::add);
        for (int i = 0; i < indicators.size(); i++) {
            if (parents.contains(indicators.get(i).code()) == indicators.get(i).isLeaf()) {
                throw RuleViolation.invalidField("/indicators/" + i + "/points", "末级指标应有分值,其上级没有");
            }
        }
    }

    void mustFit(NewScores.Score score, String pointer) {
        Indicator leaf = find(score.code())
                .filter(Indicator::isLeaf)
                .orElseThrow(() -> RuleViolation.invalidField(pointer + "/code", "不是末级指标"));
        if (score.points().compareTo(leaf.points()) > 0) {
            throw RuleViolation.invalidField(pointer + "/points", "不超过 " + leaf.points());
        }
    }

    Stream<Indicator> leaves() {
        return indicators.stream().filter(Indicator::isLeaf);
    }

    Optional<Indicator> find(String code) {
        return indicators.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
