package dudao.inspection.requests;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The conditions of a list: what the caller may see, narrowed by the filters that were given. */
public final class Where {

    private final StringBuilder sql;
    private final Map<String, Object> values;

    public Where(String always, Map<String, Object> values) {
        this.sql = new StringBuilder("where ").append(always);
        this.values = new HashMap<>(values);
    }

    public Where text(String name, String value, String condition) {
        return value == null ? this : add(name, value, condition);
    }

    public Where id(String name, String value, String condition) {
        return value == null ? this : add(name, uuid(name, value), condition);
    }

    public <E extends Enum<E>> Where oneOf(Class<E> values, String name, String value, String condition) {
        if (value == null) {
            return this;
        }
        List<String> known =
                Arrays.stream(values.getEnumConstants()).map(Enum::name).toList();
        if (!known.contains(value)) {
            throw invalid(name, "应为 " + String.join("、", known) + " 之一");
        }
        return add(name, value, condition);
    }

    /** {@code true} asks for the condition, {@code false} for its opposite. */
    public Where flag(String name, String value, String condition) {
        if (value == null) {
            return this;
        }
        return switch (value) {
            case "true" -> and(condition);
            case "false" -> and("not coalesce(" + condition + ", false)");
            default -> throw invalid(name, "应为 true 或 false");
        };
    }

    /** Newest first: ids are ordered by time. */
    public Where before(List<String> cursor, String column) {
        return cursor == null ? this : add("before", cursorId(cursor.get(0)), column + " < :before");
    }

    public Where with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public String sql() {
        return sql.toString();
    }

    public Map<String, Object> values() {
        return values;
    }

    private Where add(String name, Object value, String condition) {
        values.put(name, value);
        return and(condition);
    }

    private Where and(String condition) {
        sql.append(" and (").append(condition).append(')');
        return this;
    }

    private static UUID uuid(String name, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            throw invalid(name, "应为 UUID");
        }
    }

    private static UUID cursorId(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException otherList) {
            throw dudao.commons.http.Cursor.invalid();
        }
    }

    private static RuleViolation invalid(String name, String wanted) {
        return RuleViolation.of("INVALID_PARAMETER", name + " " + wanted).at("?" + name, wanted);
    }
}
