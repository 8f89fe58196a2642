package dudao.inspection.followups;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.draws.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A draw of closed rectifications, which anybody who reads it can draw again. Its list is the text
 *
 * <pre>
 * {@value #ALGORITHM}
 * count COUNT
 * ID                             of each rectification, a line each
 * </pre>
 *
 * every line ended by LF. Drawn are the COUNT ids with the smallest rank SHA-256( seed LF contribution LF id ), over UTF-8
 * and compared in hexadecimal. Seed and list are bound by their hashes before a witness adds the contribution.
 */
@Entity
@Table(name = "follow_up_draw")
class FollowUpDraw implements Versioned {

    static final String ALGORITHM = "dudao-follow-up-1";

    enum State {
        COMMITTED,
        DRAWN
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 32;

    @Id
    UUID id;

    @Version
    long version;

    UUID officeId;

    @Enumerated(EnumType.STRING)
    State state;

    String algorithm;

    /** Told to nobody before it is opened. */
    String seed;

    String commitment;
    String list;
    String listHash;
    LocalDate dueOn;
    String reason;
    String committedBy;
    String committedFor;
    Instant committedAt;
    String contribution;
    List<String> witnesses;
    List<String> leftOut;
    String revealedBy;
    String revealedFor;
    Instant revealedAt;

    static FollowUpDraw commit(NewFollowUpDraw wanted, List<UUID> pool, UUID office, Actor by, Instant at) {
        byte[] random = new byte[SEED_BYTES];
        RANDOM.nextBytes(random);
        FollowUpDraw draw = new FollowUpDraw();
        draw.id = Ids.next();
        draw.officeId = office;
        draw.state = State.COMMITTED;
        draw.algorithm = ALGORITHM;
        draw.seed = HexFormat.of().formatHex(random);
        draw.commitment = Sha256.of(draw.seed);
        draw.list = text(wanted.count(), pool);
        draw.listHash = Sha256.of(draw.list);
        draw.dueOn = wanted.dueOn();
        draw.reason = wanted.reason().strip();
        draw.committedBy = by.id();
        draw.committedFor = by.onBehalfOf();
        draw.committedAt = at;
        return draw;
    }

    private static String text(int count, List<UUID> pool) {
        StringBuilder text = new StringBuilder(ALGORITHM + "\ncount " + count + '\n');
        pool.forEach(id -> text.append(id).append('\n'));
        return text.toString();
    }

    void reveal(String added, List<String> seenBy, Actor by, Instant at) {
        if (state != State.COMMITTED) {
            throw RuleViolation.illegalTransition(state, "reveal", allowedCommands());
        }
        if (Clocks.dateOf(at).isAfter(dueOn)) {
            throw RuleViolation.of("FOLLOW_UP_DRAW_OVER", "抽取的回头看应不晚于 " + dueOn + ",现已过期,应另行抽取");
        }
        state = State.DRAWN;
        contribution = added;
        witnesses = seenBy;
        revealedBy = by.id();
        revealedFor = by.onBehalfOf();
        revealedAt = at;
    }

    /** In the order drawn; only once it was revealed. */
    List<UUID> drawn() {
        String[] lines = list.split("\n");
        int count = Integer.parseInt(lines[1].split(" ")[1]);
        return Arrays.stream(lines)
                .skip(2)
                .sorted(Comparator.comparing(this::rank))
                .limit(count)
                .map(UUID::fromString)
                .toList();
    }

    private String rank(String rectification) {
        return Sha256.of(seed + '\n' + contribution + '\n' + rectification);
    }

    List<String> allowedCommands() {
        return state == State.COMMITTED ? List.of("reveal") : List.of();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
