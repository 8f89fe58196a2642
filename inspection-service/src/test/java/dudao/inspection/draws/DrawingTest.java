package dudao.inspection.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.inspection.draws.DrawView.RecusedInspector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final String SEED = "0123456789abcdef".repeat(4);

    private static UUID id(int n) {
        return new UUID(7, n);
    }

    private static FrozenList list(int high, int low, int inspectors, int team) {
        List<FrozenList.Unit> units = new ArrayList<>();
        for (int n = 0; n < high + low; n++) {
            units.add(new FrozenList.Unit(n < high ? "HIGH" : "LOW", id(n), "学校 " + n));
        }
        Map<String, Integer> quotas = new LinkedHashMap<>();
        quotas.put("HIGH", Math.min(high, 2));
        quotas.put("LOW", Math.min(low, 1));
        return new FrozenList(
                team,
                quotas,
                units,
                IntStream.range(0, inspectors)
                        .mapToObj(n -> new FrozenList.Inspector(id(1000 + n), "督学 " + n))
                        .toList());
    }

    @Test
    void theListIsReadBackAsItWasWritten() {
        FrozenList list = list(3, 4, 5, 2);
        assertEquals(list, FrozenList.parse(list.text()));
        assertTrue(list.text().startsWith("dudao-draw-1\nteam 2\nquota HIGH 2\nquota LOW 1\nunit HIGH " + id(0)));
        FrozenList odd =
                new FrozenList(1, Map.of(), List.of(new FrozenList.Unit("A", id(1), "一 \n quota A 9")), List.of());
        assertEquals("一 quota A 9", FrozenList.parse(odd.text()).units().get(0).name());
        assertThrows(IllegalArgumentException.class, () -> FrozenList.parse("dudao-draw-2\n"));
    }

    /** Computed apart, by another program, from the description. */
    @Test
    void ranksAreThoseOfTheDescription() {
        assertEquals("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", Sha256.of("hello"));
        List<UUID> drawn = new Drawing(SEED, "6-4-1")
                .units(list(5, 5, 1, 1)).stream().map(FrozenList.Unit::id).toList();
        assertEquals(List.of(id(0), id(3), id(5)), drawn);
    }

    @Test
    void eachStratumGivesItsQuota() {
        List<FrozenList.Unit> drawn = new Drawing(SEED, "").units(list(10, 20, 1, 1));
        assertEquals(
                List.of("HIGH", "HIGH", "LOW"),
                drawn.stream().map(FrozenList.Unit::stratum).toList());
        assertEquals(3, drawn.stream().map(FrozenList.Unit::id).distinct().count());
    }

    @Test
    void everyUnitHasTheSameChance() {
        int[] hits = new int[10];
        for (int n = 0; n < 5000; n++) {
            new Drawing(Sha256.of("seed " + n), "")
                    .units(list(10, 0, 1, 1))
                    .forEach(unit -> hits[(int) unit.id().getLeastSignificantBits()]++);
        }
        // 1000 each, standard deviation 28.
        assertTrue(Arrays.stream(hits).allMatch(count -> Math.abs(count - 1000) < 140), Arrays.toString(hits));
    }

    @Test
    void theContributionOfAWitnessChangesTheDraw() {
        FrozenList list = list(40, 40, 9, 3);
        assertEquals(new Drawing(SEED, "1").results(list, List.of()), new Drawing(SEED, "1").results(list, List.of()));
        assertNotEquals(new Drawing(SEED, "1").units(list), new Drawing(SEED, "2").units(list));
    }

    @Test
    void whoIsRecusedIsReplacedByTheNextAndNobodyElseMoves() {
        FrozenList list = list(4, 4, 8, 3);
        Drawing drawing = new Drawing(SEED, "");
        List<Drawing.Drawn> before = drawing.results(list, List.of());
        UUID unit = before.get(0).unit().id();
        List<UUID> order = drawing
                .results(new FrozenList(8, list.quotas(), list.units(), list.inspectors()), List.of())
                .get(0)
                .team()
                .stream()
                .map(FrozenList.Inspector::id)
                .toList();
        List<Drawing.Drawn> after = drawing.results(list, List.of(new Drawing.Barred(unit, order.get(1))));
        assertEquals(
                List.of(order.get(0), order.get(2), order.get(3)),
                after.get(0).team().stream().map(FrozenList.Inspector::id).toList());
        assertEquals(before.subList(1, before.size()), after.subList(1, after.size()));
    }

    @Test
    void aSecondImplementationAgreesAndNoticesEveryFlippedByte() {
        Random random = new Random(1);
        for (int n = 0; n < 50; n++) {
            FrozenList list = list(2 + random.nextInt(9), 1 + random.nextInt(9), 3 + random.nextInt(5), 3);
            assertTrue(Redraw.holds(record(list, Sha256.of("seed " + n))));
        }
        FrozenList list = list(4, 3, 4, 2);
        ObjectNode record = record(list, SEED);
        byte[] text = list.text().getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < text.length; n++) {
            byte[] flipped = text.clone();
            flipped[n] ^= 1;
            record.put("list", new String(flipped, StandardCharsets.UTF_8));
            assertFalse(Redraw.holds(record), "byte " + n);
        }
        record.put("list", list.text());
        assertTrue(Redraw.holds(record));
        record.put("seed", SEED.replace('0', '1'));
        assertFalse(Redraw.holds(record));
    }

    /** As it is published, with one recusal. */
    private static ObjectNode record(FrozenList list, String seed) {
        var first = new Drawing(seed, "6").results(list, List.of()).get(0);
        RecusedInspector recused =
                new RecusedInspector(first.unit().id(), first.team().get(0).id(), RecusalGround.KINSHIP, null);
        ObjectNode record = new ObjectMapper().createObjectNode();
        record.put("seed", seed)
                .put("commitment", Sha256.of(seed))
                .put("contribution", "6")
                .put("list", list.text())
                .put("listHash", Sha256.of(list.text()));
        record.set("units", new ObjectMapper().valueToTree(DrawView.units(seed, "6", list.text(), List.of(recused))));
        record.putArray("recusals")
                .addObject()
                .put("organizationId", recused.organizationId().toString())
                .put("inspectorId", recused.inspectorId().toString());
        return record;
    }
}
