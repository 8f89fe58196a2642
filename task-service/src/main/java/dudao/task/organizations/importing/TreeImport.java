package dudao.task.organizations.importing;

import dudao.commons.data.Ids;
import dudao.task.jobs.Outcome;
import dudao.task.jobs.Outcome.RowError;
import dudao.task.organizations.CodeScheme;
import dudao.task.organizations.Organization;
import dudao.task.organizations.OrganizationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a file means for the tree as it stands: which organisations are new or changed, or what is wrong with it. Parents
 * may stand after their children. What the file does not name stays as it is, except that it moves with its parent.
 */
final class TreeImport {

    private final Map<UUID, Organization> before = new HashMap<>();
    private final Map<String, UUID> idByCode = new HashMap<>();
    private final Map<UUID, ImportedRow> rows = new LinkedHashMap<>();
    private final Map<String, UUID> idByCodeInFile = new HashMap<>();
    private final Map<UUID, UUID> parents = new HashMap<>();
    private final Map<UUID, Organization> after = new HashMap<>();
    private final List<RowError> errors = new ArrayList<>();
    private final Set<String> givenUp;
    private final ImportedFile file;

    private TreeImport(Collection<Organization> existing, Set<String> givenUp, ImportedFile file) {
        this.givenUp = givenUp;
        this.file = file;
        errors.addAll(file.errors());
        for (Organization organization : existing) {
            before.put(organization.id(), organization);
            if (organization.code() != null && !organization.isClosed()) {
                idByCode.put(organization.code(), organization.id());
            }
        }
        file.rows().forEach(this::identify);
        rows.forEach(this::findParent);
        if (errors.isEmpty()) {
            before.keySet().forEach(this::place);
            rows.keySet().forEach(this::place);
        }
    }

    /** @param givenUp codes that nobody has any more and nobody gets again */
    static TreeImport of(Collection<Organization> existing, Set<String> givenUp, ImportedFile file) {
        return new TreeImport(existing, givenUp, file);
    }

    /** New and changed ones, those that only move with their parent included. */
    List<Organization> changed() {
        return after.values().stream()
                .filter(now -> !now.equals(before.get(now.id())))
                .toList();
    }

    Outcome outcome() {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(RowError::line));
            return Outcome.failed(file.lines(), errors);
        }
        List<UUID> done = new ArrayList<>();
        List<UUID> skipped = new ArrayList<>();
        rows.keySet().forEach(id -> (after.get(id).equals(before.get(id)) ? skipped : done).add(id));
        return Outcome.done(rows.size(), done, skipped);
    }

    private void identify(ImportedRow row) {
        String code = row.facts().code();
        UUID known = code == null ? null : idByCode.get(code);
        UUID id = row.id() != null ? row.id() : known != null ? known : Ids.next();
        if (known != null && !known.equals(id)) {
            error(row, "code", "CODE_TAKEN", "该代码属于另一机构 " + known, code);
        }
        ImportedRow twin = rows.putIfAbsent(id, row);
        if (twin != null) {
            error(row, "id", "DUPLICATE_IN_FILE", "与第 " + twin.line() + " 行是同一机构", id.toString());
        } else if (code != null && idByCodeInFile.putIfAbsent(code, id) != null) {
            int line = rows.get(idByCodeInFile.get(code)).line();
            error(row, "code", "DUPLICATE_IN_FILE", "与第 " + line + " 行代码相同", code);
        }
        Organization old = before.get(id);
        if (code != null && known == null && isGivenUp(row)) {
            error(row, "code", "CODE_GIVEN_UP", "该代码已注销,不再使用", code);
        }
        if (old != null) {
            compare(row, old);
        }
    }

    private boolean isGivenUp(ImportedRow row) {
        return givenUp.contains(row.facts().code()) && row.facts().scheme() != CodeScheme.GB2260;
    }

    private void compare(ImportedRow row, Organization old) {
        String code = row.facts().code();
        if (old.isClosed()) {
            error(
                    row,
                    "id",
                    "ORGANIZATION_CLOSED",
                    "该机构已于 " + old.closedOn() + " 撤销",
                    old.id().toString());
            return;
        }
        if (!old.kind().equals(row.facts().kind().name())) {
            error(
                    row,
                    "kind",
                    "KIND_CHANGED",
                    "已登记为 " + old.kind() + ",不能改",
                    row.facts().kind().name());
        }
        if (old.code() != null && !old.code().equals(code)) {
            error(row, "code", "CODE_CHANGED", "已登记的代码为 " + old.code() + ",改码请用机构变更办理", code);
        }
    }

    private void findParent(UUID id, ImportedRow row) {
        OrganizationKind kind = row.facts().kind();
        if (row.parentCode() == null) {
            if (kind.needsParent()) {
                error(row, "parentCode", "REQUIRED", kind + " 要有上级机构", null);
            }
            return;
        }
        UUID parent = idOf(row.parentCode());
        if (parent == null && file.codesAtFault().contains(row.parentCode())) {
            return;
        }
        if (parent == null) {
            error(row, "parentCode", "UNKNOWN_PARENT", "文件里和已登记的机构里都没有这个代码", row.parentCode());
        } else if (before.containsKey(parent) && before.get(parent).isClosed()) {
            error(row, "parentCode", "ORGANIZATION_CLOSED", "上级机构已撤销", row.parentCode());
        } else if (!kind.mayStandUnder(kindOf(parent))) {
            error(row, "parentCode", "PARENT_NOT_ALLOWED", kind + " 不能属于 " + kindOf(parent), row.parentCode());
        } else {
            parents.put(id, parent);
        }
    }

    private UUID idOf(String code) {
        return idByCodeInFile.getOrDefault(code, idByCode.get(code));
    }

    private OrganizationKind kindOf(UUID id) {
        ImportedRow row = rows.get(id);
        return row != null ? row.facts().kind() : before.get(id).facts().kind();
    }

    /** No circle is possible: whatever may be a parent is of a higher kind. */
    private Organization place(UUID id) {
        Organization placed = after.get(id);
        if (placed == null) {
            ImportedRow row = rows.get(id);
            Organization old = before.get(id);
            UUID parent = row != null ? parents.get(id) : old.parentId();
            Organization.Facts facts = row != null ? row.facts() : old.facts();
            Organization above = parent == null ? null : place(parent);
            placed = old == null ? Organization.place(id, facts, above, 0) : old.at(facts, above);
            placed = old == null || placed.equals(old) ? placed : placed.next();
            after.put(id, placed);
        }
        return placed;
    }

    private void error(ImportedRow row, String column, String code, String message, String value) {
        errors.add(new RowError(row.line(), column, file.cell(row.line(), column), code, message, value));
    }
}
