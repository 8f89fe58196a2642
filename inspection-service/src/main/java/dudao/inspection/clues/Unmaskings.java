package dudao.inspection.clues;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.inspection.requests.Days;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code clue_unmasking}: who was given the persons of a clue, why and until when. */
@Singleton
class Unmaskings {

    public record Unmasking(UUID id, UUID clueId, @JsonIgnore String person, String reason, OffsetDateTime runsOutAt) {

        public Unmasking {
            runsOutAt = Days.shown(runsOutAt);
        }
    }

    private static final RowMapper<Unmasking> ROW = ConstructorMapper.of(Unmasking.class);

    private final Jdbi jdbi;
    private final Clock clock;

    Unmaskings(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void add(Unmasking unmasking) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into clue_unmasking (id, clue_id, person, reason, granted_at, runs_out_at)
                        values (:id, :clueId, :person, :reason, :now, :until)""")
                .bindMethods(unmasking)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("until", unmasking.runsOutAt().withOffsetSameInstant(ZoneOffset.UTC))
                .execute());
    }

    /** Another person's does not exist. */
    Optional<Unmasking> find(UUID id, UUID clueId, String person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, clue_id, person, reason, runs_out_at from clue_unmasking
                        where id = :id and clue_id = :clue and person = :person""")
                .bind("id", id)
                .bind("clue", clueId)
                .bind("person", person)
                .map(ROW)
                .findOne());
    }

    boolean hasRunOut(Unmasking unmasking) {
        return !clock.instant().isBefore(unmasking.runsOutAt().toInstant());
    }
}
