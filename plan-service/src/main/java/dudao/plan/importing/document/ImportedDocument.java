package dudao.plan.importing.document;

import java.time.LocalDate;
import java.util.List;

/**
 * A plan as recognised in a text, not yet a plan of the system. What the text does not say is null.
 *
 * @param issuer all issuers in one line, as printed
 * @param issuers each of them, in the order of the signature
 * @param addressees of the covering notice: 主送机关
 * @param coverNotice what the notice itself says, without title, addressees and signature
 * @param preamble what stands between the title and the first heading: 总体思路, 总体要求
 */
public record ImportedDocument(
        String title,
        String documentNumber,
        String issuer,
        LocalDate issuedOn,
        Integer planYear,
        List<ImportedSection> sections,
        List<ImportedItem> items,
        List<ImportWarning> warnings,
        List<String> issuers,
        List<ImportedAddressee> addressees,
        String coverNotice,
        String preamble,
        ImportedHead metadata) {

    public ImportedDocument {
        issuers = issuers == null ? List.of() : issuers;
        addressees = addressees == null ? List.of() : addressees;
        metadata = metadata == null ? ImportedHead.NONE : metadata;
    }

    public ImportedDocument(
            String title,
            String documentNumber,
            String issuer,
            LocalDate issuedOn,
            Integer planYear,
            List<ImportedSection> sections,
            List<ImportedItem> items,
            List<ImportWarning> warnings) {
        this(
                title,
                documentNumber,
                issuer,
                issuedOn,
                planYear,
                sections,
                items,
                warnings,
                null,
                null,
                null,
                null,
                null);
    }
}
