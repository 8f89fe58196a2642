package dudao.task.reverification.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.task.reverification.draws.HashDraw.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The draw, without the service: the expected hashes come from coreutils' sha256sum. */
class HashDrawTest {

    private static final UUID FIRST = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID COUNTY = UUID.fromString("00000000-0000-4000-8000-00000000000c");

    private static List<Member> members(UUID county, UUID measure, int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        new Member(UUID.nameUUIDFromBytes((n + " " + county + measure).getBytes()), county, measure))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void theRankIsTheHashOfSeedAndId() {
        assertEquals(
                "c1741bd23915d3bee5b6b3f618ca9a00a555de56ea5a9b4a05345f57a0952bf6", HashDraw.rank("2026335", FIRST));
    }

    @Test
    void theListHasOneHashWhateverItsOrder() {
        Member last = new Member(UUID.fromString("ff000000-0000-4000-8000-000000000002"), null, null);
        List<Member> pool = List.of(last, new Member(FIRST, COUNTY, null));
        assertEquals("cce7a098b68db483a4d21120447780e80aaae66f9ddda446d31efd59df273b89", HashDraw.hashOf(pool));
        assertNotEquals(HashDraw.hashOf(pool), HashDraw.hashOf(List.of(last)));
    }

    @Test
    void asManyOfEachStratumAsThePercentageSaysRoundedUp() {
        List<Member> pool = new ArrayList<>();
        UUID measure = FIRST;
        pool.addAll(members(COUNTY, measure, 41));
        pool.addAll(members(COUNTY, null, 1));
        pool.addAll(members(null, measure, 20));
        Set<UUID> drawn = HashDraw.draw("seed", 5, pool);
        assertEquals(
                List.of(3L, 1L, 1L),
                List.of(
                        pool.subList(0, 41).stream()
                                .filter(each -> drawn.contains(each.taskId()))
                                .count(),
                        pool.subList(41, 42).stream()
                                .filter(each -> drawn.contains(each.taskId()))
                                .count(),
                        pool.subList(42, 62).stream()
                                .filter(each -> drawn.contains(each.taskId()))
                                .count()));
        assertEquals(62, HashDraw.draw("seed", 100, pool).size());
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherSeedOthers() {
        List<Member> pool = members(COUNTY, null, 200);
        Set<UUID> drawn = HashDraw.draw("seed", 10, pool);
        Collections.shuffle(pool, new Random(1));
        assertEquals(drawn, HashDraw.draw("seed", 10, pool));
        assertNotEquals(drawn, HashDraw.draw("another", 10, pool));
    }

    /** Of 2,000 draws of a tenth each of 20 members is drawn 200 times, give or take four deviations. */
    @Test
    void everybodyIsDrawnAsOftenAsEverybodyElse() {
        List<Member> pool = members(COUNTY, null, 20);
        List<UUID> drawn = new ArrayList<>();
        for (int seed = 0; seed < 2000; seed++) {
            drawn.addAll(HashDraw.draw("s" + seed, 10, pool));
        }
        for (Member member : pool) {
            long times = drawn.stream().filter(member.taskId()::equals).count();
            assertEquals(200, times, 54);
        }
    }
}
