package dudao.inspection.draws;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A draw of units and of inspectors for them (双随机). Nothing of it is ever changed, only added, and none is removed. */
@Entity
@Table(name = "draw")
class Draw implements Versioned {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 32;

    @Id
    UUID id;

    @Version
    long version;

    String number;
    String title;
    UUID officeId;

    @Enumerated(EnumType.STRING)
    DrawState state;

    String algorithm;

    /** Told to nobody before it is opened. */
    String seed;

    String commitment;
    String committedBy;
    String committedFor;
    Instant committedAt;
    String list;
    String listHash;
    String frozenBy;
    String frozenFor;
    Instant frozenAt;
    String contribution;
    List<String> witnesses;
    /** Ids of the units in the order drawn, a line each. */
    String drawn;

    String revealedBy;
    String revealedFor;
    Instant revealedAt;
    String publishedBy;
    String publishedFor;
    Instant publishedAt;

    static Draw commit(String number, String title, UUID office, Actor by, Instant at) {
        byte[] random = new byte[SEED_BYTES];
        RANDOM.nextBytes(random);
        Draw draw = new Draw();
        draw.id = Ids.next();
        draw.number = number;
        draw.title = title.strip();
        draw.officeId = office;
        draw.state = DrawState.COMMITTED;
        draw.algorithm = FrozenList.ALGORITHM;
        draw.seed = HexFormat.of().formatHex(random);
        draw.commitment = Sha256.of(draw.seed);
        draw.committedBy = by.id();
        draw.committedFor = by.onBehalfOf();
        draw.committedAt = at;
        return draw;
    }

    void freeze(FrozenList frozen, Actor by, Instant at) {
        state = state.after(DrawCommand.FREEZE);
        list = frozen.text();
        listHash = Sha256.of(list);
        frozenBy = by.id();
        frozenFor = by.onBehalfOf();
        frozenAt = at;
    }

    /** From the freezing on: before it nobody knows whom it could concern. */
    void takeRecusal() {
        state = state.after(DrawCommand.DECLARE_RECUSAL);
    }

    void reveal(String added, List<String> seenBy, Actor by, Instant at) {
        state = state.after(DrawCommand.REVEAL);
        contribution = added;
        witnesses = seenBy;
        drawn = drawnNow();
        revealedBy = by.id();
        revealedFor = by.onBehalfOf();
        revealedAt = at;
    }

    void publish(Actor by, Instant at) {
        state = state.after(DrawCommand.PUBLISH);
        publishedBy = by.id();
        publishedFor = by.onBehalfOf();
        publishedAt = at;
    }

    private String drawnNow() {
        StringBuilder lines = new StringBuilder();
        new Drawing(seed, contribution).units(FrozenList.parse(list)).forEach(unit -> lines.append(unit.id())
                .append('\n'));
        return lines.toString();
    }

    boolean hasDrawn(UUID unit) {
        return state.isDrawn() && Arrays.asList(drawn.split("\n")).contains(unit.toString());
    }

    /** Anew from what is kept. */
    Verification verify() {
        boolean seedRight = Sha256.of(seed).equals(commitment);
        boolean listRight = Sha256.of(list).equals(listHash);
        boolean resultRight;
        try {
            resultRight = drawnNow().equals(drawn);
        } catch (RuntimeException unreadable) {
            resultRight = false;
        }
        return new Verification(algorithm, seedRight, listRight, resultRight, seedRight && listRight && resultRight);
    }

    record Verification(
            String algorithm, boolean seedMatches, boolean listMatches, boolean resultMatches, boolean valid) {}

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
