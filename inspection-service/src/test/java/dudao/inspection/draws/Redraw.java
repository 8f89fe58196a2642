package dudao.inspection.draws;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a sceptic writes from the description in the contract and the published record alone: shares no code with the
 * service and goes another way.
 */
final class Redraw {

    private Redraw() {}

    /** Whether the record proves itself. */
    static boolean holds(JsonNode record) {
        try {
            return hex(record.get("seed").textValue())
                            .equals(record.get("commitment").textValue())
                    && hex(record.get("list").textValue())
                            .equals(record.get("listHash").textValue())
                    && teams(record).equals(published(record));
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static List<String> published(JsonNode record) {
        List<String> lines = new ArrayList<>();
        for (JsonNode unit : record.get("units")) {
            StringBuilder line = new StringBuilder(unit.get("organizationId").textValue());
            unit.get("team").forEach(each -> line.append(' ')
                    .append(each.get("inspectorId").textValue()));
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> teams(JsonNode record) {
        String before = record.get("seed").textValue() + "\n"
                + record.get("contribution").textValue() + "\n";
        Set<String> recused = new HashSet<>();
        record.get("recusals")
                .forEach(each -> recused.add(each.get("organizationId").textValue()
                        + each.get("inspectorId").textValue()));
        Map<String, TreeMap<BigInteger, String>> strata = new HashMap<>();
        List<String[]> quotas = new ArrayList<>();
        List<String> inspectors = new ArrayList<>();
        int size = 0;
        for (String line : record.get("list").textValue().split("\n")) {
            String[] word = line.split(" ");
            if (word[0].equals("unit")) {
                strata.computeIfAbsent(word[1], none -> new TreeMap<>())
                        .put(new BigInteger(1, sha(before + word[1] + "\n" + word[2])), word[2]);
            } else if (word[0].equals("quota")) {
                quotas.add(word);
            } else if (word[0].equals("inspector")) {
                inspectors.add(word[1]);
            } else if (word[0].equals("team")) {
                size = Integer.parseInt(word[1]);
            }
        }
        List<String> drawn = new ArrayList<>();
        for (String[] quota : quotas) {
            TreeMap<BigInteger, String> stratum = strata.getOrDefault(quota[1], new TreeMap<>());
            for (int n = 0; n < Integer.parseInt(quota[2]); n++) {
                drawn.add(team(stratum.pollFirstEntry().getValue(), inspectors, recused, size, before));
            }
        }
        return drawn;
    }

    private static String team(String unit, List<String> inspectors, Set<String> recused, int size, String before) {
        TreeMap<BigInteger, String> order = new TreeMap<>();
        inspectors.forEach(each -> order.put(new BigInteger(1, sha(before + unit + "\n" + each)), each));
        StringBuilder line = new StringBuilder(unit);
        int seats = size;
        for (String inspector : order.values()) {
            if (seats > 0 && !recused.contains(unit + inspector)) {
                line.append(' ').append(inspector);
                seats--;
            }
        }
        return line.toString();
    }

    private static String hex(String text) {
        return String.format("%064x", new BigInteger(1, sha(text)));
    }

    private static byte[] sha(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
