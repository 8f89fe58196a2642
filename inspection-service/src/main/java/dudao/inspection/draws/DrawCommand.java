package dudao.inspection.draws;

import java.util.Locale;

enum DrawCommand {
    FREEZE,
    DECLARE_RECUSAL,
    REVEAL,
    PUBLISH;

    /** As it stands in the path. */
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
