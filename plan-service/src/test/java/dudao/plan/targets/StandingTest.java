package dudao.plan.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.plan.targets.Standing.Figures;
import dudao.plan.targets.Standing.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind and comparator: where it stands on a day of 2026, by one table. */
class StandingTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Period YEAR = Period.year(2026);

    /** target | achieved reported done scope latest (- unknown) | day | verdict | expected (- none) */
    private static final List<String> VECTORS = List.of(
            // QUANTITY, exact: 365 days, so that 73 of them are a fifth.
            "kind=QUANTITY quantity=20 unit=所 comparator== | - - - - - | 2026-06-01 | NOT_MEASURED | -",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 20 20 - - - | 2026-06-01 | MET | 8",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 23 23 - - - | 2026-06-01 | MET | 8",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 4 4 - - - | 2026-03-15 | ON_COURSE | 4",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 3 9 - - - | 2026-03-15 | BEHIND | 4",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 3 3 - - - | 2026-03-14 | ON_COURSE | 3",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 0 0 - - - | 2026-01-01 | ON_COURSE | 0",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 0 0 - - - | 2025-06-01 | ON_COURSE | 0",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 19 19 - - - | 2026-12-31 | ON_COURSE | 19",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 18 18 - - - | 2026-12-31 | BEHIND | 19",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 19 20 - - - | 2027-01-01 | NOT_MET | 20",
            "kind=QUANTITY quantity=20 unit=所 comparator== | 20 20 - - - | 2027-01-01 | MET | 20",
            // Floor.
            "kind=QUANTITY quantity=25 unit=所 comparator=>= | 25 25 - - - | 2027-01-01 | MET | 25",
            "kind=QUANTITY quantity=25 unit=所 comparator=>= | 24.999999 25 - - - | 2027-01-01 | NOT_MET | 25",
            "kind=QUANTITY quantity=25 unit=所 comparator=>= | 31 31 - - - | 2026-02-01 | MET | 2",
            // About, with 10 % unless told.
            "kind=QUANTITY quantity=15 unit=所 comparator=~ | 13.5 14 - - - | 2027-01-01 | MET | 15",
            "kind=QUANTITY quantity=15 unit=所 comparator=~ | 13 14 - - - | 2027-01-01 | NOT_MET | 15",
            "kind=QUANTITY quantity=15 unit=所 comparator=~ tolerancePercent=20 | 12 14 - - - | 2027-01-01 | MET | 15",
            "kind=QUANTITY quantity=15 unit=所 comparator=~ tolerancePercent=0 | 14 14 - - - | 2027-01-01 | NOT_MET | 15",
            "kind=QUANTITY quantity=15 unit=所 comparator=~ | 13 13 - - - | 2026-12-31 | BEHIND | 14",
            // Ceiling of what adds up: gone is gone.
            "kind=QUANTITY quantity=12 unit=次 comparator=<= | 12 12 - - - | 2026-06-01 | ON_COURSE | -",
            "kind=QUANTITY quantity=12 unit=次 comparator=<= | 13 13 - - - | 2026-06-01 | NOT_MET | -",
            "kind=QUANTITY quantity=12 unit=次 comparator=<= | 12 12 - - - | 2027-01-01 | MET | -",
            "kind=QUANTITY quantity=12 unit=次 comparator=<= | - - - - - | 2027-01-01 | NOT_MEASURED | -",
            // MONEY to the last fen.
            "kind=MONEY quantity=6878000000 unit=元 comparator=~ | 6190200000 0 - - - | 2027-01-01 | MET | 6878000000",
            "kind=MONEY quantity=6878000000 unit=元 comparator=~ | 6190199999.99 0 - - - | 2027-01-01 | NOT_MET | 6878000000",
            "kind=MONEY quantity=19000000 unit=元 comparator=>= | 0 0 - - - | 2026-07-02 | BEHIND | 9473972",
            "kind=MONEY quantity=19000000 unit=元 comparator=<= | 19000000.01 0 - - - | 2026-07-02 | NOT_MET | -",
            "kind=MONEY quantity=19000000 unit=元 comparator== | 19000000 0 - - - | 2026-07-02 | MET | 9473972",
            // Milestones: by the end of their day.
            "kind=QUANTITY quantity=10 unit=所 comparator== milestones=2026-03-31:2,2026-09-30:7 | 0 0 - - - | 2026-03-31 | ON_COURSE | 0",
            "kind=QUANTITY quantity=10 unit=所 comparator== milestones=2026-03-31:2,2026-09-30:7 | 1 1 - - - | 2026-04-01 | BEHIND | 2",
            "kind=QUANTITY quantity=10 unit=所 comparator== milestones=2026-03-31:2,2026-09-30:7 | 2 2 - - - | 2026-04-01 | ON_COURSE | 2",
            "kind=QUANTITY quantity=10 unit=所 comparator== milestones=2026-03-31:2,2026-09-30:7 | 6 6 - - - | 2026-10-01 | BEHIND | 7",
            "kind=QUANTITY quantity=10 unit=所 comparator== milestones=2026-03-31:2,2026-09-30:7 | 9 9 - - - | 2027-01-01 | NOT_MET | 10",
            // RATIO by its last value, or by units.
            "kind=RATIO quantity=85 unit=% comparator=>= | - - - - 85 | 2027-01-01 | MET | 85",
            "kind=RATIO quantity=85 unit=% comparator=>= | - - - - 84.99 | 2027-01-01 | NOT_MET | 85",
            "kind=RATIO quantity=85 unit=% comparator=>= | - - 17 20 - | 2027-01-01 | MET | 85",
            "kind=RATIO quantity=66.67 unit=% comparator=>= | - - 2 3 - | 2027-01-01 | NOT_MET | 66.67",
            "kind=RATIO quantity=66.66 unit=% comparator=>= | - - 2 3 - | 2027-01-01 | MET | 66.66",
            "kind=RATIO quantity=85 unit=% comparator=>= | - - 0 0 - | 2027-01-01 | NOT_MEASURED | -",
            "kind=RATIO quantity=90 unit=% comparator=>= baseline=80 | - - - - 82 | 2026-03-15 | ON_COURSE | 82",
            "kind=RATIO quantity=90 unit=% comparator=>= baseline=80 | - - - - 81 | 2026-03-15 | BEHIND | 82",
            "kind=RATIO quantity=90 unit=% comparator=~ | - - - - 81 | 2027-01-01 | MET | 90",
            "kind=RATIO quantity=90 unit=% comparator== | 300 300 - - - | 2027-01-01 | NOT_MEASURED | -",
            "kind=RATIO quantity=5 unit=% comparator=<= | - - - - 5 | 2026-06-01 | ON_COURSE | -",
            "kind=RATIO quantity=5 unit=% comparator=<= | - - - - 5.01 | 2026-06-01 | BEHIND | -",
            "kind=RATIO quantity=5 unit=% comparator=<= | - - - - 5 | 2027-01-01 | MET | -",
            "kind=RATIO quantity=5 unit=% comparator=<= | - - - - 5.01 | 2027-01-01 | NOT_MET | -",
            "kind=RATIO quantity=5 unit=% comparator=<= | - - 1 20 - | 2027-01-01 | MET | -",
            "kind=RATIO quantity=5 unit=% comparator=<= | - - 2 20 - | 2027-01-01 | NOT_MET | -",
            // COVERAGE by units, in percent or by number; of people by its last value.
            "kind=COVERAGE quantity=100 unit=% comparator== | - - 300 300 - | 2026-06-01 | MET | 41",
            "kind=COVERAGE quantity=100 unit=% comparator== | - - 299 300 - | 2027-01-01 | NOT_MET | 100",
            "kind=COVERAGE quantity=100 unit=% comparator== | - - 60 300 - | 2026-03-15 | ON_COURSE | 20",
            "kind=COVERAGE quantity=100 unit=% comparator== | - - 59 300 - | 2026-03-15 | BEHIND | 20",
            "kind=COVERAGE quantity=100 unit=% comparator== | - - - - 100 | 2026-03-15 | MET | 20",
            "kind=COVERAGE quantity=100 unit=% comparator== | - - 0 0 - | 2027-01-01 | NOT_MEASURED | -",
            "kind=COVERAGE quantity=12 unit=个 comparator=>= | - - 12 40 - | 2027-01-01 | MET | 12",
            "kind=COVERAGE quantity=12 unit=个 comparator=>= | 11 11 - - - | 2027-01-01 | NOT_MET | 12",
            // NO_EXCEPTIONS counts exceptions.
            "kind=NO_EXCEPTIONS quantity=0 unit=人 comparator== | 0 0 - - - | 2026-06-01 | ON_COURSE | -",
            "kind=NO_EXCEPTIONS quantity=0 unit=人 comparator== | 3 3 - - - | 2026-06-01 | BEHIND | -",
            "kind=NO_EXCEPTIONS quantity=0 unit=人 comparator== | 3 3 - - 0 | 2027-01-01 | MET | -",
            "kind=NO_EXCEPTIONS quantity=100 unit=% comparator== | 1 1 - - - | 2027-01-01 | NOT_MET | -",
            "kind=NO_EXCEPTIONS quantity=0 unit=人 comparator=<= | - - - - - | 2027-01-01 | NOT_MEASURED | -",
            // TREND against its baseline.
            "kind=TREND unit=% direction=DOWN baseline=52.1 | - - - - 52.1 | 2027-01-01 | NOT_MET | -",
            "kind=TREND unit=% direction=DOWN baseline=52.1 | - - - - 52.0 | 2026-09-01 | MET | -",
            "kind=TREND unit=% direction=DOWN baseline=52.1 | - - - - 53 | 2026-09-01 | BEHIND | -",
            "kind=TREND unit=% direction=UP baseline=52.1 | - - - - 52.2 | 2027-01-01 | MET | -",
            "kind=TREND unit=% direction=DOWN quantity=0.5 baseline=52.1 | - - - - 51.6 | 2027-01-01 | MET | -",
            "kind=TREND unit=% direction=DOWN quantity=0.5 baseline=52.1 | - - - - 51.61 | 2027-01-01 | NOT_MET | -",
            "kind=TREND unit=% direction=DOWN | - - - - 51 | 2027-01-01 | NOT_MEASURED | -",
            "kind=TREND unit=% direction=DOWN baseline=52.1 | - - - - - | 2027-01-01 | NOT_MEASURED | -",
            // NEVER_BELOW: the same is enough, a fall is a fall at once.
            "kind=NEVER_BELOW unit=元 baseline=1000 | - - - - 1000 | 2026-06-01 | MET | 1000",
            "kind=NEVER_BELOW unit=元 baseline=1000 | - - - - 999.99 | 2026-06-01 | NOT_MET | 1000",
            "kind=NEVER_BELOW unit=人 direction=DOWN baseline=9 | - - - - 9 | 2026-06-01 | MET | 9",
            "kind=NEVER_BELOW unit=人 direction=DOWN baseline=9 | - - - - 10 | 2026-06-01 | NOT_MET | 9",
            "kind=NEVER_BELOW unit=元 | - - - - 999.99 | 2026-06-01 | NOT_MEASURED | -",
            // RANK: the smaller the better.
            "kind=RANK quantity=3 | - - - - 3 | 2026-06-01 | MET | -",
            "kind=RANK quantity=3 | - - - - 4 | 2026-06-01 | BEHIND | -",
            "kind=RANK quantity=3 comparator== | - - - - 4 | 2027-01-01 | NOT_MET | -",
            "kind=RANK quantity=3 | - - - - - | 2027-01-01 | NOT_MEASURED | -",
            // STATUS and SCOPE.
            "kind=STATUS status=APPLIED | - - - - - | 2026-06-01 | ON_COURSE | -",
            "kind=STATUS status=APPLIED | - - - - - | 2027-01-01 | NOT_MET | -",
            "kind=STATUS status=GRANTED | - - - - - | 2026-06-01 | MET | -",
            "kind=STATUS status=LOST | - - - - - | 2026-06-01 | NOT_MET | -",
            "kind=STATUS status= | - - - - - | 2027-01-01 | NOT_MEASURED | -",
            "kind=SCOPE quantity=24 unit=条 comparator== | 24 24 - - - | 2027-01-01 | NOT_MEASURED | -");

    @TestFactory
    Stream<DynamicTest> everyVector() {
        return VECTORS.stream().map(vector -> DynamicTest.dynamicTest(vector, () -> check(vector)));
    }

    private static void check(String vector) throws IOException {
        String[] parts = vector.split(" *\\| *");
        Standing standing = Standing.of(target(parts[0]), figures(parts[1]), LocalDate.parse(parts[2]), YEAR);
        assertEquals(parts[3], standing.verdict().name(), standing::explanation);
        BigDecimal expected = number(parts[4]);
        assertTrue(
                expected == null ? standing.expected() == null : expected.compareTo(standing.expected()) == 0,
                () -> "expected " + standing.expected());
        assertTrue(standing.explanation().matches(".*\\p{IsHan}.*"), standing.explanation());
    }

    static Target target(String words) throws IOException {
        StringBuilder json = new StringBuilder("{\"text\":\"目标\"");
        for (String word : words.strip().split(" ")) {
            String name = word.substring(0, word.indexOf('='));
            String value = word.substring(word.indexOf('=') + 1);
            json.append(",\"").append(name).append("\":");
            json.append(
                    switch (name) {
                        case "status" ->
                            "{\"title\":\"示范区\"" + (value.isEmpty() ? "" : ",\"state\":\"" + value + "\"") + "}";
                        case "milestones" ->
                            "[" + value.replaceAll("([\\d-]+):(\\d+)", "{\"on\":\"$1\",\"quantity\":$2}") + "]";
                        case "quantity", "baseline", "tolerancePercent" -> value;
                        default -> "\"" + value + "\"";
                    });
        }
        return JSON.readValue(json.append("}").toString(), Target.class);
    }

    private static Figures figures(String words) {
        String[] each = words.strip().split(" ");
        return new Figures(
                number(each[0]),
                number(each[1]),
                each[2].equals("-") ? null : Integer.valueOf(each[2]),
                each[3].equals("-") ? null : Integer.valueOf(each[3]),
                number(each[4]));
    }

    private static BigDecimal number(String text) {
        return text.equals("-") ? null : new BigDecimal(text);
    }

    @Test
    void theSentenceSaysTheFigures() throws IOException {
        Target target = target("kind=QUANTITY quantity=46000 unit=个 comparator=~");
        Standing standing = Standing.of(target, figures("41000 44000 - - -"), LocalDate.of(2026, 12, 1), YEAR);
        assertEquals("已确认4.1万个,另有3000个待确认,目标约4.6万个(容差10%),按时序应达42093个,进度滞后", standing.explanation());
        Standing over = Standing.atEnd(target, figures("46001 46001 - - -"));
        assertEquals("已确认46001个,目标约4.6万个(容差10%),超额完成", over.explanation());
        Standing units = Standing.atEnd(target("kind=COVERAGE quantity=100 unit=%"), figures("- - 2 3 -"));
        assertEquals("应覆盖3家,已完成2家(66.66%),目标100%,未达到", units.explanation());
    }

    @Test
    void withoutAPeriodItIsTheCalendarYear() throws IOException {
        Target target = target("kind=QUANTITY quantity=20 unit=所 comparator==");
        assertEquals(
                new BigDecimal(4),
                Standing.of(target, figures("0 0 - - -"), LocalDate.of(2027, 3, 15))
                        .expected());
    }

    @Test
    void aPeriodOfOneDayIsOverTheDayAfter() throws IOException {
        Target target = target("kind=QUANTITY quantity=20 unit=所 comparator==");
        Period day = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 1));
        Figures none = figures("0 0 - - -");
        assertEquals(
                Verdict.ON_COURSE, Standing.of(target, none, day.due(), day).verdict());
        assertEquals(
                Verdict.NOT_MET,
                Standing.of(target, none, day.due().plusDays(1), day).verdict());
        Period reversed = new Period(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 1));
        assertEquals(
                Verdict.ON_COURSE,
                Standing.of(target, none, day.due(), reversed).verdict());
    }

    @Test
    void aShareIsJudgedByItself() throws IOException {
        Target target = JSON.readValue(
                """
                {"text":"办赛","quantity":40,"unit":"项","comparator":">=","perLevel":{"CITY":20,"COUNTY":10,"SCHOOL":10},
                 "milestones":[{"on":"2026-06-30","quantity":20}]}""",
                Target.class);
        Target ofCounty = target.of(null, Target.Level.COUNTY);
        assertEquals(BigDecimal.TEN, ofCounty.quantity());
        assertEquals(
                Verdict.MET, Standing.atEnd(ofCounty, figures("10 10 - - -")).verdict());
        assertEquals(target, target.of(null, null));
    }

    private static int rank(Standing standing) {
        return List.of(Verdict.NOT_MET, Verdict.BEHIND, Verdict.ON_COURSE, Verdict.MET)
                .indexOf(standing.verdict());
    }

    @Test
    void moreNeverMakesAFloorWorseAndLessNeverACeiling() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> floors = List.of(
                "kind=QUANTITY unit=所 comparator== quantity=",
                "kind=QUANTITY unit=所 comparator=>= quantity=",
                "kind=MONEY unit=元 comparator=~ quantity=",
                "kind=RATIO unit=% comparator=>= baseline=3 quantity=",
                "kind=TREND unit=% direction=UP baseline=20 quantity=",
                "kind=NEVER_BELOW unit=元 baseline=40 quantity=");
        List<String> ceilings = List.of(
                "kind=QUANTITY unit=次 comparator=<= quantity=",
                "kind=RATIO unit=% comparator=<= quantity=",
                "kind=NO_EXCEPTIONS unit=人 comparator== quantity=",
                "kind=TREND unit=% direction=DOWN baseline=60 quantity=",
                "kind=NEVER_BELOW unit=人 direction=DOWN baseline=40 quantity=",
                "kind=RANK comparator=<= quantity=");
        for (int n = 0; n < 20_000; n++) {
            boolean floor = random.nextBoolean();
            List<String> kinds = floor ? floors : ceilings;
            String words = kinds.get(random.nextInt(kinds.size())) + decimal(random);
            Target target = target(words);
            BigDecimal one = decimal(random);
            BigDecimal other = decimal(random);
            LocalDate on = LocalDate.of(2025, 12, 25).plusDays(random.nextInt(380));
            Standing less = Standing.of(target, both(one.min(other)), on, YEAR);
            Standing more = Standing.of(target, both(one.max(other)), on, YEAR);
            assertTrue(
                    floor ? rank(more) >= rank(less) : rank(less) >= rank(more),
                    words + " " + one + " " + other + " " + on + ": " + less + " " + more);
        }
    }

    private static Figures both(BigDecimal value) {
        return new Figures(value, value, null, null, value);
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(random.nextInt(10_000), random.nextInt(3));
    }

    @Test
    void timeNeverAsksForLess() throws IOException {
        Target target = target("kind=QUANTITY quantity=37 unit=所 comparator==");
        BigDecimal before = BigDecimal.ZERO;
        for (LocalDate on = LocalDate.of(2025, 12, 30); on.getYear() < 2028; on = on.plusDays(1)) {
            BigDecimal expected =
                    Standing.of(target, figures("0 0 - - -"), on, YEAR).expected();
            assertTrue(expected.compareTo(before) >= 0, on + " " + expected);
            before = expected;
        }
        assertEquals(new BigDecimal(37), before);
        assertNull(Standing.of(target("kind=SCOPE quantity=1 unit=所 comparator=="), figures("0 0 - - -"), YEAR.due())
                .expected());
    }
}
