package dudao.plan.merging;

import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a reworded item and measure get from the text, and what of them stays as people left it. */
final class Rewording {

    private Rewording() {}

    static MergedRows.ItemText item(ItemMatch match, EarlierText earlier) {
        Item original = earlier.original(match.row());
        return new MergedRows.ItemText(
                match.row().id(),
                match.text(),
                deadlines(match.row(), original, match.text()),
                frequencies(match.row(), original, match.text()));
    }

    /** Those of the text, with the date a person gave one that has not changed; and those only people gave. */
    private static List<Item.Deadline> deadlines(Item row, Item original, Item text) {
        Stream<Item.Deadline> said = text.deadlines().stream()
                .map(each -> original.deadlines().contains(each)
                        ? named(row.deadlines(), each.text()).orElse(each)
                        : each);
        Stream<Item.Deadline> own = row.deadlines().stream()
                .filter(each -> named(original.deadlines(), each.text()).isEmpty()
                        && named(text.deadlines(), each.text()).isEmpty());
        return Stream.concat(said, own).toList();
    }

    private static java.util.Optional<Item.Deadline> named(List<Item.Deadline> deadlines, String text) {
        return deadlines.stream().filter(each -> each.text().equals(text)).findFirst();
    }

    private static List<Item.Frequency> frequencies(Item row, Item original, Item text) {
        Stream<Item.Frequency> own = row.frequencies().stream()
                .filter(each -> !original.frequencies().contains(each)
                        && !text.frequencies().contains(each));
        return Stream.concat(text.frequencies().stream(), own).toList();
    }

    static MergedRows.MeasureText measure(MeasureMatch match, EarlierText earlier) {
        Measure row = match.row();
        return new MergedRows.MeasureText(
                row.id(), match.text().wording(), match.text().commitment().name(), dueOn(match, earlier));
    }

    /** A date that came from the text follows the text; one a person gave stays. */
    private static LocalDate dueOn(MeasureMatch match, EarlierText earlier) {
        LocalDate now = match.row().dueOn();
        return now == null || Objects.equals(now, earlier.originalDueOn(match.row()))
                ? match.text().dueOn()
                : now;
    }
}
