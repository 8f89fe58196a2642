package dudao.plan.overlap;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.audience.Reach;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** No unit is asked twice for the same figure or material without somebody having seen it (同一材料最多报一次). */
@Singleton
public class OverlapCheck {

    private static final int SHOWN = 20;

    private final Asks asks;
    private final Reach reach;
    private final OverlapViews views;
    private final PlanAccess plans;

    OverlapCheck(Asks asks, Reach reach, OverlapViews views, PlanAccess plans) {
        this.asks = asks;
        this.reach = reach;
        this.views = views;
        this.plans = plans;
    }

    /** What the reader may read of it, so a plan hidden from the reader changes neither count nor hash. */
    Matching.Found find(UUID planId, Map<String, Object> reader) {
        Asks.All all = asks.around(planId, reader);
        return Matching.of(all, reach.of(all.plans()));
    }

    static List<Pair> open(Matching.Found found) {
        return found.pairs().stream().filter(pair -> !pair.settled()).toList();
    }

    static String hash(List<Pair> open) {
        String all =
                String.join("\n", open.stream().map(Pair::fingerprint).sorted().toList());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Refuses to go on unless the open overlaps are those whose hash is given, as the caller sees them.
     *
     * @param overlapsSeen {@code hash} of the report; null when none was read
     */
    public void requireSeen(UUID planId, String overlapsSeen, Caller caller) {
        Map<String, Object> reader = plans.reader(caller);
        Matching.Found found = find(planId, reader);
        List<Pair> open = open(found);
        String hash = hash(open);
        if (open.isEmpty() || hash.equals(overlapsSeen)) {
            return;
        }
        throw RuleViolation.of(
                        "OVERLAPS_NOT_SEEN",
                        "有 " + open.size() + " 处与在施计划或本计划其他条目重复,请看过 overlaps 后以其 hash 作为 overlapsSeen 审定")
                .with("count", open.size())
                .with("hash", hash)
                .with("overlaps", views.of(open.subList(0, Math.min(SHOWN, open.size())), found.units(), reader));
    }
}
