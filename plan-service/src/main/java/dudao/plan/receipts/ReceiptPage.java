package dudao.plan.receipts;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a plan's receipts, with the counts of all of them. */
@Schema(name = "ReceiptPage")
record ReceiptPage(
        List<Receipt> items,
        @Schema(description = "pass as `cursor` to get the following page; null on the last one") String next,
        @Schema(description = "of the newest revision; of all the caller sees under `under`, whatever `state`")
                int delivered,
        int read,
        int unread,
        @Schema(description = "printed groups that named no organisation: nobody was sent the plan on their account")
                List<String> unresolved) {}
