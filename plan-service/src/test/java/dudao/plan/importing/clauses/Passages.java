package dudao.plan.importing.clauses;

import dudao.plan.importing.cleaning.TextCleaner;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;

/** Passages of our own sentences. */
public final class Passages {

    private Passages() {}

    public static Passage of(String body) {
        CleanText clean = TextCleaner.clean(body, new ArrayList<>());
        return new Passage(clean, 0, clean.length());
    }
}
