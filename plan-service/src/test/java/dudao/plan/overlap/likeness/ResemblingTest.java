package dudao.plan.overlap.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.plan.importing.comparison.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResemblingTest {

    private static final String LETTERS = "校园安全台账报送教师学生食堂检查每月清单";

    @Test
    void findsWhatComparingEachWithEachFinds() {
        long seed = System.nanoTime();
        System.out.println("ResemblingTest seed " + seed);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < 600; n++) {
            texts.add(
                    n < 100 || random.nextInt(3) == 0
                            ? fresh(random)
                            : changed(texts.get(random.nextInt(texts.size())), random));
        }
        Resembling<Integer> resembling = new Resembling<>(0.8);
        for (int n = 0; n < texts.size(); n++) {
            resembling.add(n, texts.get(n));
        }
        for (String text : texts) {
            Set<Integer> found = new TreeSet<>();
            resembling.alike(text, found::add);
            assertEquals(naive(texts, text), found, text);
        }
    }

    private static Set<Integer> naive(List<String> texts, String text) {
        Set<Integer> alike = new TreeSet<>();
        for (int n = 0; n < texts.size(); n++) {
            if (Likeness.of(text).to(Likeness.of(texts.get(n))) >= 0.8) {
                alike.add(n);
            }
        }
        return alike;
    }

    private static String fresh(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = 2 + random.nextInt(40); n > 0; n--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int n = random.nextInt(4); n > 0; n--) {
            changed.setCharAt(random.nextInt(changed.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return changed.toString();
    }

    @Test
    void stopsWhenTheTakerHasEnough() {
        Resembling<Integer> resembling = new Resembling<>(0.8);
        for (int n = 0; n < 50; n++) {
            resembling.add(n, "报送校车安全台账");
        }
        List<Integer> taken = new ArrayList<>();
        resembling.alike("报送校车安全台账", each -> {
            taken.add(each);
            return taken.size() < 3;
        });
        assertEquals(List.of(0, 1, 2), taken);
    }
}
