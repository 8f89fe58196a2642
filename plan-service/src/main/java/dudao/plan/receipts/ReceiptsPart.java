package dudao.plan.receipts;

import dudao.plan.archiving.ArchivePart;
import dudao.plan.archiving.JsonRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** To whom each revision was delivered, and when it was first read there. */
@Singleton
class ReceiptsPart implements ArchivePart {

    private final JsonRows rows;

    ReceiptsPart(JsonRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Part> of(UUID planId, Instant endedAt) {
        return List.of(rows.part("receipts.json", "plan_receipt", "revision, organization_id", planId));
    }
}
