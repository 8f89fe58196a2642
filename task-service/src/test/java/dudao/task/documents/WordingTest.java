package dudao.task.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final String PLAN =
            "为做好课后服务工作，青山小学成立由校长任组长的工作小组，每周安排五天课后服务，每天不少于两小时，" + "开设书法、足球、编程和合唱四类课程，由本校教师和聘请的民间艺人授课，每学期向家长公布课程表并听取意见。";

    private static int likeness(Wording one, Wording other) {
        int same = 0;
        for (int n = 0; n < Wording.HASHES; n++) {
            same += one.signature()[n] == other.signature()[n] ? 1 : 0;
        }
        return same * 100 / Wording.HASHES;
    }

    private static boolean meet(Wording one, Wording other) {
        return Arrays.stream(one.bands())
                .anyMatch(band -> Arrays.stream(other.bands()).anyMatch(b -> b == band));
    }

    @Test
    void blanksPunctuationAndTheOwnNameDoNotCount() {
        Wording one = Wording.of(PLAN, List.of("青山小学"));
        String other = PLAN.replace("青山小学", "绿水实验学校").replace("，", " , ").replace("。", "\n\n");
        assertArrayEquals(
                one.fingerprint(), Wording.of(other, List.of("绿水实验学校")).fingerprint());
        assertFalse(Arrays.equals(
                one.fingerprint(), Wording.of(other, List.of("青山小学")).fingerprint()));
        assertEquals("abc12", Wording.plain(" ＡＢＣ－１２！", List.of()));
    }

    @Test
    void aFewOtherWordsAreNearlyTheSame() {
        String longer = PLAN + PLAN.replace("课后服务", "阅读活动").replace("足球", "篮球");
        Wording one = Wording.of(longer, List.of());
        Wording other = Wording.of(longer.replace("两小时", "90分钟"), List.of());
        assertTrue(likeness(one, other) >= 80, likeness(one, other) + "");
        assertTrue(meet(one, other));
    }

    @Test
    void anotherTextIsNotLikeIt() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 50; n++) {
            Wording one = Wording.of(text(random), List.of());
            Wording other = Wording.of(text(random), List.of());
            assertTrue(likeness(one, other) < 50, "seed 7, pair " + n);
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        random.ints(400, 0x4e00, 0x5e00).forEach(text::appendCodePoint);
        return text.toString();
    }

    @Test
    void ofAShortTextOnlyIdentityIsSaid() {
        assertEquals(0, Wording.of("按上级要求执行", List.of()).signature().length);
        assertEquals(0, Wording.of("", List.of()).bands().length);
    }
}
