package dudao.task.reverification.draws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The draw as anybody can repeat it with nothing but the record. A member's rank is the SHA-256, in hexadecimal, of the
 * seed directly followed by the task's id; of each county and measure the members with the lowest ranks are drawn, as many
 * as the percentage says, rounded up. The service draws by the same rule in SQL; this is what checks it.
 */
final class HashDraw {

    static final String ALGORITHM = "SHA-256(seed || taskId), lowest of each county and measure, rounded up";

    /**
     * @param countyId null of what stands above the counties
     * @param measureId null of what comes from no plan
     */
    record Member(UUID taskId, UUID countyId, UUID measureId) {

        private String stratum() {
            return text(countyId) + ',' + text(measureId);
        }

        private String line() {
            return taskId + "," + stratum() + '\n';
        }
    }

    private HashDraw() {}

    private static String text(UUID id) {
        return Objects.toString(id, "");
    }

    static String rank(String seed, UUID taskId) {
        return hash(seed + taskId);
    }

    /** Of the frozen list: a line {@code taskId,countyId,measureId} for each member, in the order of their ids. */
    static String hashOf(List<Member> pool) {
        return hash(pool.stream()
                .sorted(Comparator.comparing(member -> member.taskId().toString()))
                .map(Member::line)
                .collect(Collectors.joining()));
    }

    static Set<UUID> draw(String seed, int percent, List<Member> pool) {
        Map<String, List<Member>> strata = pool.stream().collect(Collectors.groupingBy(Member::stratum));
        Set<UUID> drawn = new HashSet<>();
        strata.values().forEach(members -> members.stream()
                .map(Member::taskId)
                .sorted(Comparator.comparing(taskId -> rank(seed, taskId)))
                .limit((members.size() * (long) percent + 99) / 100)
                .forEach(drawn::add));
        return drawn;
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
