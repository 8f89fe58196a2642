package dudao.commons.tables;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.Locale;

/** How a list is handed to a spreadsheet program. */
public enum TableFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX(TableFormat.XLSX_MEDIA_TYPE);

    public static final String XLSX_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @param parameter {@code csv} or {@code xlsx}; null means the latter */
    public static TableFormat of(String parameter) {
        return parameter == null
                ? XLSX
                : Arrays.stream(values())
                        .filter(format -> format.extension().equals(parameter))
                        .findFirst()
                        .orElseThrow(() -> RuleViolation.of("INVALID_PARAMETER", "format 应为 csv 或 xlsx")
                                .at("?format", "csv, xlsx"));
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
