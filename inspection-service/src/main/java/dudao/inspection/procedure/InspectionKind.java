package dudao.inspection.procedure;

/** Kinds of inspection that education law knows (教育督导条例 Arts 13, 14); government inspection has its own procedure. */
public enum InspectionKind {
    /** 综合督导 */
    COMPREHENSIVE(Track.FORMAL, 3),
    /** 专项督导 */
    SPECIAL(Track.FORMAL, 3),
    /** 经常性督导 */
    REGULAR(Track.REGULAR, 1);

    private final Track track;
    private final int fewestInspectors;

    InspectionKind(Track track, int fewestInspectors) {
        this.track = track;
        this.fewestInspectors = fewestInspectors;
    }

    public Track track() {
        return track;
    }

    /** Three for a group under Art. 16; a school's own inspector may visit alone. */
    public int fewestInspectors() {
        return fewestInspectors;
    }
}
