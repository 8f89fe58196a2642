package dudao.commons.audit.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a verification found: an unbroken chain up to its head, or the first place where it breaks. */
@Schema(name = "AuditVerdict")
public record Verdict(
        boolean intact,
        @Schema(description = "rows that were checked") long rows,
        @Schema(description = "position of the last good row") long position,
        @Schema(description = "its hash, in hex") String hash,
        @Schema(description = "null when intact") Break firstBreak) {

    @Schema(name = "AuditBreakKind")
    public enum Kind {
        /** The row says something else than it did. */
        CHANGED,
        /** No row stands there. */
        MISSING,
        /** Another row stands there; the one that belongs there is elsewhere. */
        MOVED,
        /** The row does not know the one before it: one of the two was written anew. */
        UNLINKED,
        /** The rows fit together, but an anchor remembers another hash: all since the anchor before was written anew. */
        REWRITTEN,
        /** The chain once went on from here. */
        CUT_OFF
    }

    @Schema(name = "AuditBreak")
    public record Break(long position, Kind kind, String detail) {}
}
