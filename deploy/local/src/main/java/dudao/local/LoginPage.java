package dudao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The page on which one chooses who to be. */
final class LoginPage {
    private LoginPage() {}

    /** @param refused the name that was typed and is nobody's; empty at first */
    static String html(String refused) {
        var message = refused == null || refused.isEmpty()
                ? ""
                : "<p role=\"alert\">没有“" + escape(refused) + "”这个人（no such person）。</p>";
        var buttons = Persons.few().stream().map(LoginPage::button).collect(Collectors.joining("\n"));
        return template().replace("{message}", message).replace("{persons}", buttons);
    }

    private static String button(Person person) {
        return "<button name=\"username\" value=\"%s\"><b>%s</b> %s</button>"
                .formatted(escape(person.name()), escape(person.displayName()), escape(person.name()));
    }

    private static String template() {
        try (var in = LoginPage.class.getResourceAsStream("/login.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
