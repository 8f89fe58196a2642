package dudao.task.organizations.importing;

import dudao.task.jobs.Outcome.RowError;
import dudao.task.organizations.CodeScheme;
import dudao.task.organizations.Organization;
import dudao.task.organizations.OrganizationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the cells of an import, each for itself; what they mean together is for {@link TreeImport} to say. */
final class ImportedFile {

    private static final List<String> COLUMNS =
            List.of("id", "kind", "name", "parentCode", "codeScheme", "code", "schoolClass", "ownership");
    private static final Set<String> REQUIRED = Set.of("kind", "name");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MAX_NAME = 200;
    private static final int MAX_CELL = 100;

    private final List<ImportedRow> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final Set<String> codesAtFault = new HashSet<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private int lines;

    private ImportedFile() {}

    static ImportedFile csv(byte[] bytes) {
        ImportedFile file = new ImportedFile();
        try {
            file.read(Csv.read(bytes));
        } catch (Csv.MalformedCsv malformed) {
            file.errors.add(new RowError(malformed.line, null, null, "MALFORMED_CSV", malformed.getMessage(), null));
        }
        return file;
    }

    /** Rows of a sheet are as long as its header, whatever stands empty at their ends. */
    static ImportedFile xlsx(byte[] bytes) {
        Xlsx sheet = Xlsx.read(bytes);
        ImportedFile file = new ImportedFile();
        List<Line> lines = sheet.lines();
        int width = lines.isEmpty() ? 0 : trimmed(lines.get(0), 0).cells().size();
        file.read(lines.stream().map(line -> trimmed(line, width)).toList());
        file.errors.addAll(sheet.errors());
        return file;
    }

    private static Line trimmed(Line line, int width) {
        List<String> cells = new ArrayList<>(line.cells());
        while (cells.size() > width && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return new Line(line.number(), cells);
    }

    /** Where a column of a line stands; null when the file has no such column. */
    String cell(int line, String column) {
        Integer index = columns.get(column);
        return index == null ? null : Line.cell(index, line);
    }

    List<ImportedRow> rows() {
        return rows;
    }

    List<RowError> errors() {
        return errors;
    }

    /** Of lines that could not be taken; what stands under those is not at fault for it. */
    Set<String> codesAtFault() {
        return codesAtFault;
    }

    /** Without the header. */
    int lines() {
        return lines;
    }

    private void read(List<Line> all) {
        Line header = all.isEmpty() ? new Line(1, List.of()) : all.get(0);
        readHeader(header);
        if (!errors.isEmpty()) {
            return;
        }
        List<Line> data = all.subList(1, all.size());
        lines = data.size();
        for (Line line : data) {
            new RowReader(line).read();
        }
    }

    private void readHeader(Line header) {
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cells().get(i).strip();
            if (!COLUMNS.contains(name)) {
                errors.add(new RowError(
                        header.number(),
                        name,
                        Line.cell(i, header.number()),
                        "UNKNOWN_COLUMN",
                        "只认识这些列:" + String.join(",", COLUMNS),
                        name));
            } else if (columns.put(name, i) != null) {
                errors.add(new RowError(
                        header.number(), name, Line.cell(i, header.number()), "DUPLICATE_COLUMN", "同一列出现两次", name));
            }
        }
        for (String name : COLUMNS) {
            if (REQUIRED.contains(name) && !columns.containsKey(name)) {
                errors.add(new RowError(header.number(), name, null, "MISSING_COLUMN", "缺少这一列", null));
            }
        }
    }

    private final class RowReader {

        private final Line line;
        private final int errorsBefore = errors.size();

        RowReader(Line line) {
            this.line = line;
        }

        void read() {
            if (line.cells().size() != columns.size()) {
                String found =
                        "表头有 " + columns.size() + " 列,这一行有 " + line.cells().size() + " 列";
                errors.add(new RowError(line.number(), null, null, "WRONG_NUMBER_OF_CELLS", found, null));
                return;
            }
            UUID id = id();
            OrganizationKind kind = kind();
            String name = required("name", MAX_NAME);
            CodeScheme scheme = scheme();
            String code = code(scheme);
            String schoolClass = matching("schoolClass", "\\d{2}", "应为两位数字");
            String ownership = matching("ownership", "PUBLIC|PRIVATE", "应为 PUBLIC 或 PRIVATE");
            String parentCode = cell("parentCode", MAX_CELL);
            if (id == null && code == null && isClean()) {
                error("id", "ID_OR_CODE_REQUIRED", "id 和 code 至少要有一个,否则重复导入会重复登记");
            }
            if (!isClean()) {
                codesAtFault.add(raw("code"));
            } else {
                take(id, new Organization.Facts(kind, name, schoolClass, ownership, scheme, code), parentCode);
            }
        }

        private void take(UUID id, Organization.Facts facts, String parentCode) {
            if (facts.classContradictsCode()) {
                error("schoolClass", "SCHOOL_CLASS_MISMATCH", "与学校标识码的前两位不符");
                return;
            }
            rows.add(new ImportedRow(line.number(), id, facts.withClassFromCode(), parentCode));
        }

        private boolean isClean() {
            return errors.size() == errorsBefore;
        }

        private UUID id() {
            String text = cell("id", MAX_CELL);
            if (text == null || ID.matcher(text).matches()) {
                return text == null ? null : UUID.fromString(text);
            }
            error("id", "INVALID_ID", "应为 UUID");
            return null;
        }

        private OrganizationKind kind() {
            String text = required("kind", MAX_CELL);
            OrganizationKind kind =
                    text == null ? null : OrganizationKind.of(text).orElse(null);
            if (text != null && kind == null) {
                error("kind", "UNKNOWN_KIND", "应为 " + List.of(OrganizationKind.values()));
            }
            return kind;
        }

        private CodeScheme scheme() {
            String text = cell("codeScheme", MAX_CELL);
            CodeScheme scheme = text == null ? null : CodeScheme.of(text).orElse(null);
            if (text != null && scheme == null) {
                error("codeScheme", "UNKNOWN_SCHEME", "应为 " + List.of(CodeScheme.values()));
            }
            return scheme;
        }

        private String code(CodeScheme scheme) {
            String code = cell("code", MAX_CELL);
            if (scheme == null && code != null && isClean()) {
                error("codeScheme", "REQUIRED", "代码要与体系一起给出");
            } else if (scheme != null) {
                scheme.fault(code).ifPresent(fault -> error("code", "INVALID_CODE", fault));
            }
            return code;
        }

        private String matching(String column, String form, String rule) {
            String text = cell(column, MAX_CELL);
            if (text != null && !text.matches(form)) {
                error(column, "INVALID_VALUE", rule);
            }
            return text;
        }

        private String required(String column, int max) {
            int before = errors.size();
            String text = cell(column, max);
            if (text == null && errors.size() == before) {
                error(column, "REQUIRED", "不能为空");
            }
            return text;
        }

        /** Null when empty, when the file has no such column, and when it cannot be taken. */
        private String cell(String column, int max) {
            String text = raw(column);
            if (text.isEmpty()) {
                return null;
            }
            if (text.length() > max) {
                error(column, "TOO_LONG", "最多 " + max + " 个字符");
                return null;
            }
            if (CONTROL.matcher(text).find()) {
                error(column, "CHARACTER_NOT_ALLOWED", "不能有换行和控制字符");
                return null;
            }
            return text;
        }

        private String raw(String column) {
            Integer index = columns.get(column);
            return index == null ? "" : line.cells().get(index).strip();
        }

        private void error(String column, String code, String message) {
            String value = raw(column);
            // What is shown must be storable, and a glance at it is enough.
            value = CONTROL.matcher(value.substring(0, Math.min(MAX_CELL, value.length())))
                    .replaceAll("\uFFFD");
            errors.add(new RowError(
                    line.number(), column, ImportedFile.this.cell(line.number(), column), code, message, value));
        }
    }
}
