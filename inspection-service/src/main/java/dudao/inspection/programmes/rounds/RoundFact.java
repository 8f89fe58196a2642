package dudao.inspection.programmes.rounds;

import java.util.UUID;

/** The data of every event of a round. No unit is named: a visit may not be known yet. */
record RoundFact(
        UUID roundId, RoundKind kind, String title, UUID organizationId, RoundState state, int done, int size) {

    static RoundFact of(InspectionRound round) {
        return new RoundFact(round.id, round.kind, round.title, round.officeId, round.state, round.done(), round.size);
    }
}
