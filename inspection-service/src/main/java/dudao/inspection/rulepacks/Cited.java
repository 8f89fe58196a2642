package dudao.inspection.rulepacks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule with the pack it stands in, which together can be cited. */
public record Cited(
        @Schema(description = "stable within the pack") String id,
        String jurisdiction,
        @Schema(description = "of the pack") String version,
        @Schema(description = "law and article; 条文待核 where it is not verified") String citation,
        Rule rule) {

    static final String UNVERIFIED = "条文待核";

    static Cited of(RulePack pack, Rule rule) {
        String law = rule.law() == null ? pack.law() : rule.law();
        String article = rule.article() == null ? "" : rule.article();
        return new Cited(
                rule.id(pack.jurisdiction()),
                pack.jurisdiction(),
                pack.version(),
                "《" + law + "》" + article + (rule.verified() ? "" : "(" + UNVERIFIED + ")"),
                rule);
    }

    /** As it is cited where a decision rests on it. */
    public String sentence() {
        return citation + ":" + rule.text();
    }
}
