package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Progress;
import dudao.local.Refusal;
import dudao.local.Service;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes a document to the issued plan: imported, filled in, approved by somebody else, issued with a number. */
final class Issuing {
    private static final String ISSUER = "issuer";
    private static final String LEADER = "leader";

    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("\\p{IsHan}{1,20}〔\\d{4}〕[1-9]\\d{0,5}号");

    private final Api api;
    private final Progress progress;

    Issuing(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    Plan issued(Document document) {
        var accepted = accept(document);
        var path = "/api/v1/plans/" + accepted.id();
        switch (status(path)) {
            case "DRAFT" -> {
                new Completion(api, progress).complete(path);
                api.command(ISSUER, Service.PLAN, path + "/submit", Map.of());
                approveAndIssue(path, accepted.numbered());
            }
            case "UNDER_REVIEW" -> approveAndIssue(path, accepted.numbered());
            case "APPROVED" -> issue(path, accepted.numbered());
            default -> progress.say("The plan is issued from an earlier start");
        }
        return Plan.of(accepted.id(), api.rows(ISSUER, Service.PLAN, path + "/items"));
    }

    private record Accepted(String id, Map<String, Object> numbered) {}

    private Accepted accept(Document document) {
        var imported = api.upload(
                ISSUER,
                Service.PLAN,
                "/api/v1/plan-imports",
                "example-import-" + document.key(),
                "text/plain;charset=UTF-8",
                document.content());
        var n = firstWithItems(imported.path("documents"), document);
        var found = imported.path("documents").path(n - 1);
        var year = year(found);
        var plan = api.create(
                ISSUER,
                Service.PLAN,
                "/api/v1/plan-imports/%s/documents/%d/accept"
                        .formatted(imported.path("id").asText(), n),
                "example-accept-" + document.key(),
                Map.of("planYear", year));
        progress.say("Imported %d items from %s: %s"
                .formatted(
                        found.path("items").size(),
                        document.name(),
                        found.path("title").asText()));
        return new Accepted(plan.path("id").asText(), numbered(found, year));
    }

    /** Counted from 1, as the API does. */
    private static int firstWithItems(JsonNode documents, Document document) {
        for (var n = 0; n < documents.size(); n++) {
            if (!documents.path(n).path("items").isEmpty()) {
                return n + 1;
            }
        }
        throw new Refusal(1, "No item of a plan was found in " + document.name());
    }

    /** Some documents found in the wild do not say which year they are for. */
    private static int year(JsonNode document) {
        if (document.path("planYear").isInt()) {
            return document.path("planYear").intValue();
        }
        var issuedOn = document.path("issuedOn").asText("");
        return issuedOn.isEmpty()
                ? Days.today().getYear()
                : LocalDate.parse(issuedOn).getYear();
    }

    private static Map<String, Object> numbered(JsonNode document, int year) {
        var number = document.path("documentNumber").asText("");
        return Map.of(
                "documentNumber",
                DOCUMENT_NUMBER.matcher(number).matches() ? number : "六教〔" + year + "〕1号",
                "issuedOn",
                Days.today().toString());
    }

    private String status(String path) {
        return api.get(ISSUER, Service.PLAN, path).ok().path("status").asText();
    }

    private void approveAndIssue(String path, Map<String, Object> numbered) {
        String seen = api.get(LEADER, Service.PLAN, path + "/overlaps?limit=1")
                .ok()
                .path("hash")
                .asText();
        api.command(LEADER, Service.PLAN, path + "/approve", Map.of("overlapsSeen", seen));
        issue(path, numbered);
    }

    private void issue(String path, Map<String, Object> numbered) {
        api.command(ISSUER, Service.PLAN, path + "/issue", numbered);
        progress.say("Issued as " + numbered.get("documentNumber"));
    }
}
