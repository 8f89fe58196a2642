package dudao.inspection.draws;

import java.util.UUID;

/** A draw was published. The record itself is read by its number. */
record DrawFact(
        UUID drawId,
        String number,
        String title,
        UUID organizationId,
        DrawState state,
        String commitment,
        String listHash,
        String seed,
        int units) {

    static DrawFact of(Draw draw) {
        return new DrawFact(
                draw.id,
                draw.number,
                draw.title,
                draw.officeId,
                draw.state,
                draw.commitment,
                draw.listHash,
                draw.seed,
                (int) draw.drawn.lines().count());
    }
}
