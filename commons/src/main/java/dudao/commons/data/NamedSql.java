package dudao.commons.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with named parameters the way the driver takes it: a question mark for each, and whose place that is. */
public record NamedSql(String sql, List<String> names) {

    /** What is quoted or a cast is found first, so that no name is found in it. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|(\\?)|:([a-zA-Z]\\w*)");

    /** @param text with {@code :name} for each parameter; quoted texts and casts by {@code ::} are left alone */
    public static NamedSql parse(String text) {
        StringBuilder sql = new StringBuilder(text.length());
        List<String> names = new ArrayList<>();
        int copied = 0;
        for (Matcher found = PARAMETER.matcher(text); found.find(); ) {
            if (found.group(1) != null) {
                throw new IllegalArgumentException("A question mark would be taken for a parameter");
            }
            if (found.group(2) != null) {
                sql.append(text, copied, found.start()).append('?');
                names.add(found.group(2));
                copied = found.end();
            }
        }
        sql.append(text, copied, text.length());
        return new NamedSql(sql.toString(), List.copyOf(names));
    }
}
