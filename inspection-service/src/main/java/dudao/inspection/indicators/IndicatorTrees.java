package dudao.inspection.indicators;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspections.Indicators;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class IndicatorTrees implements PanacheRepositoryBase<IndicatorTree, UUID>, Indicators {

    private final Jdbi jdbi;
    private final OrganizationTree organizations;

    IndicatorTrees(Jdbi jdbi, OrganizationTree organizations) {
        this.jdbi = jdbi;
        this.organizations = organizations;
    }

    /** What the caller may not see does not exist. */
    IndicatorTree of(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> RuleViolation.notFound("指标体系", id));
    }

    /** Two that are made at once would have the same number; the table takes one of them. */
    int nextRevision(UUID organizationId, String name) {
        return 1 + (int) count("organizationId = ?1 and name = ?2", organizationId, name);
    }

    List<IndicatorTree> newestFirst(int most) {
        return find("order by id desc").page(0, most).list();
    }

    @Override
    public void mustKnow(UUID treeId, UUID unit, String pointer) {
        boolean readable = findByIdOptional(treeId)
                .flatMap(tree -> organizations.find(tree.organizationId))
                .filter(giver -> giver.contains(organizations.get(unit)))
                .isPresent();
        if (!readable) {
            throw RuleViolation.of("UNKNOWN_INDICATORS", "没有这个指标体系").at(pointer, "未知指标体系");
        }
    }

    @Override
    public List<String> withoutSelfScore(UUID inspectionId, UUID treeId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select i.code from indicator i where i.tree_id = :tree and i.points is not null and not exists (
                          select from indicator_score s
                          where s.inspection_id = :inspection and s.code = i.code and s.side = 'SELF')
                        order by i.position""")
                .bind("tree", treeId)
                .bind("inspection", inspectionId)
                .mapTo(String.class)
                .list());
    }
}
