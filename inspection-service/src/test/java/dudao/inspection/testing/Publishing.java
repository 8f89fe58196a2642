package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.person;

import java.util.HashMap;
import java.util.Map;

/** The way of a report to government, agency and public. */
public final class Publishing {

    public final City city;
    public final String report;
    public final String publication;
    /** Who looks through the draft first, and who approves it. */
    public final Api first;

    public final Api second;

    private final String at;

    public Publishing(City city, String at) {
        this.city = city;
        this.at = at;
        this.report = at + "/report";
        this.publication = at + "/publication";
        this.first = City.api(person("first"), "ESO", city.office);
        this.second = City.api(person("second"), "LEADER", city.city);
    }

    public static Map<String, Object> draft() {
        return new HashMap<>(Map.of("text", "公布稿", "letter", "意见书公布稿", "redacted", "隐去学生姓名"));
    }

    public static Map<String, Object> said(String text) {
        return Map.of("text", text);
    }

    public static Map<String, Object> submission() {
        return Map.of("government", "市人民政府", "documentNumber", "市督〔2026〕8号");
    }

    public Publishing form() {
        city.eso.post(report, said("督导报告")).then().statusCode(201);
        return this;
    }

    /** The first draft has no version to be told. */
    public Publishing drafted() {
        city.eso.command(at, "publication/draft", draft()).then().statusCode(200);
        return this;
    }

    public Publishing approved() {
        first.done(publication, "review", said("未见涉密、隐私"), "REVIEWED");
        second.done(publication, "approve", said("同意"), "APPROVED");
        return this;
    }

    public void toTheEnd() {
        form();
        city.eso.done(report, "submit", submission(), "SUBMITTED");
        city.eso.done(report, "file", Map.of("receipt", "省督备〔2026〕3号"), "FILED");
        drafted();
        approved();
        city.eso.done(publication, "publish", NOTHING, "PUBLISHED");
    }
}
