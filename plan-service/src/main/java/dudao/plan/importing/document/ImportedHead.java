package dudao.plan.importing.document;

import java.time.LocalDate;

/**
 * What the block of a register of documents says, and the signature. What neither says is null.
 *
 * @param signedOn under the signature
 * @param publishedOn 公布日期
 * @param effectiveOn 施行日期
 * @param validity 时效性: {@code IN_FORCE}, {@code AMENDED}, {@code SUPERSEDED} or {@code LAPSED}
 * @param level 效力等级, as printed
 * @param subjectClass 主题分类, as printed
 */
public record ImportedHead(
        LocalDate signedOn,
        LocalDate publishedOn,
        LocalDate effectiveOn,
        String validity,
        String level,
        String subjectClass) {

    public static final ImportedHead NONE = new ImportedHead(null, null, null, null, null, null);
}
