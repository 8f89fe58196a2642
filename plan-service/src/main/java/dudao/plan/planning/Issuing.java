package dudao.plan.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import dudao.plan.content.SensibleDate;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The moment a plan becomes binding: complete, numbered, frozen, and told whole to everybody. */
@Singleton
class Issuing {

    /** Room is left below what a Kafka message of this system may weigh. */
    private static final int MAX_SNAPSHOT_BYTES = 8 * 1024 * 1024;

    private static final int SHOWN_MISSING = 100;

    @Schema(name = "IssueOrder")
    record Order(
            @Schema(description = "文号, such as 六教〔2026〕11号") @NotBlank @Size(max = 100) String documentNumber,
            @NotNull @SensibleDate LocalDate issuedOn) {}

    private final Items items;
    private final Plans plans;
    private final PlanJournal journal;
    private final ObjectMapper json;
    private final Clock clock;

    Issuing(Items items, Plans plans, PlanJournal journal, ObjectMapper json, Clock clock) {
        this.items = items;
        this.plans = plans;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    void issue(Plan plan, Order order, Actor by) {
        PlanStatus from = plan.status;
        plan.issue(DocumentNumber.checked(order.documentNumber()), order.issuedOn());
        if (order.issuedOn().isAfter(Clocks.dateOf(clock.instant()))) {
            throw RuleViolation.invalidField("/issuedOn", "印发日期不能晚于今天");
        }
        List<Item> content = items.of(plan.id);
        requireComplete(content);
        plans.requireFreeNumber(plan.issuerId, plan.documentNumber);
        String snapshot = snapshot(plan, content);
        plan.freeze(sha256(snapshot));
        items.issue(plan.id);
        journal.tell(plan, from, PlanIssued.TYPE, new RawValue(snapshot), by);
    }

    private static void requireComplete(List<Item> content) {
        List<Completeness.Missing> missing = Completeness.of(content).missing();
        if (!missing.isEmpty()) {
            throw RuleViolation.of("PLAN_INCOMPLETE", "还有 " + missing.size() + " 处待补,见 missing 与 completeness")
                    .with("missing", missing.subList(0, Math.min(SHOWN_MISSING, missing.size())))
                    .with("missingCount", missing.size());
        }
    }

    private String snapshot(Plan plan, List<Item> content) {
        try {
            String snapshot = json.writeValueAsString(PlanIssued.of(plan, content));
            if (snapshot.getBytes(StandardCharsets.UTF_8).length > MAX_SNAPSHOT_BYTES) {
                throw RuleViolation.of("PLAN_TOO_LARGE", "计划全文超过 8 MB,请拆分后印发");
            }
            return snapshot;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
