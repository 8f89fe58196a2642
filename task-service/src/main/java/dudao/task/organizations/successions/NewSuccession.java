package dudao.task.organizations.successions;

import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.CodeScheme;
import dudao.task.organizations.successions.Succession.Kind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewSuccession")
record NewSuccession(
        @NotNull Kind kind,
        @Schema(description = "first day of what is new; on a later day than anything said about them before") @NotNull
                LocalDate effectiveOn,
        @Schema(
                        description =
                                "MERGE: the one that goes on. SPLIT: two or more; the organisation itself, if it goes"
                                        + " on too")
                @Size(max = 50)
                List<@NotNull UUID> successorIds,
        @Schema(description = "MERGE: further ones that are merged with it") @Size(max = 50)
                List<@NotNull UUID> mergedIds,
        @Schema(
                        description =
                                "MERGE: of those that end, whose code the successor has from then on. A school's class"
                                        + " must stay")
                UUID keepCodeOf,
        @Schema(description = "RENAME: the new name") @Size(max = 200) String name,
        @Schema(description = "RECODE") CodeScheme codeScheme,
        @Schema(description = "RECODE: the new code") @Size(max = 40) String code,
        @Schema(description = "MOVE: the new parent") UUID parentId,
        @Schema(description = "what it rests on") @NotNull @Valid Document document) {

    @Schema(name = "SuccessionDocument")
    record Document(
            @NotBlank @Size(max = 300) String title, @Schema(description = "发文字号") @Size(max = 100) String number) {}

    NewSuccession {
        successorIds = successorIds == null ? List.of() : successorIds;
        mergedIds = mergedIds == null ? List.of() : mergedIds;
    }

    /** Whether what is given fits the kind; what stands in the tree is not asked yet. */
    void check(UUID organization) {
        only("/successorIds", !successorIds.isEmpty(), kind == Kind.MERGE || kind == Kind.SPLIT);
        onlyMay("/mergedIds", !mergedIds.isEmpty(), kind == Kind.MERGE);
        onlyMay("/keepCodeOf", keepCodeOf != null, kind == Kind.MERGE);
        only("/name", name != null && !name.isBlank(), kind == Kind.RENAME);
        only("/codeScheme", codeScheme != null, kind == Kind.RECODE);
        only("/code", code != null, kind == Kind.RECODE);
        only("/parentId", parentId != null, kind == Kind.MOVE);
        if (kind == Kind.RECODE) {
            codeScheme.fault(code).ifPresent(fault -> {
                throw RuleViolation.invalidField("/code", fault);
            });
        }
        checkParties(organization);
    }

    private void checkParties(UUID organization) {
        List<UUID> ended = predecessors(organization);
        if (new HashSet<>(ended).size() < ended.size()) {
            throw RuleViolation.invalidField("/mergedIds", "同一机构只能出现一次");
        }
        if (new HashSet<>(successorIds).size() < successorIds.size()) {
            throw RuleViolation.invalidField("/successorIds", "同一机构只能出现一次");
        }
        if (kind == Kind.MERGE && (successorIds.size() != 1 || ended.contains(successorIds.get(0)))) {
            throw RuleViolation.invalidField("/successorIds", "合并应有一个承接机构，且不是被并入的机构");
        }
        if (kind == Kind.SPLIT && successorIds.size() < 2) {
            throw RuleViolation.invalidField("/successorIds", "分立应有两个以上承接机构");
        }
        if (keepCodeOf != null && !ended.contains(keepCodeOf)) {
            throw RuleViolation.invalidField("/keepCodeOf", "应为被并入的机构之一");
        }
    }

    List<UUID> predecessors(UUID organization) {
        List<UUID> all = new ArrayList<>(List.of(organization));
        all.addAll(mergedIds);
        return all;
    }

    private void only(String pointer, boolean given, boolean wanted) {
        if (wanted && !given) {
            throw RuleViolation.invalidField(pointer, kind + " 必须给出");
        }
        onlyMay(pointer, given, wanted);
    }

    private void onlyMay(String pointer, boolean given, boolean may) {
        if (given && !may) {
            throw RuleViolation.invalidField(pointer, kind + " 不能给出");
        }
    }
}
