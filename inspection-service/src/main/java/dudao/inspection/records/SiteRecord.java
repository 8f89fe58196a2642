package dudao.inspection.records;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.rulepacks.Rule;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a team has on record of a visit. Never changed: what is wrong is put right by another one. */
@Entity
@Table(name = "inspection_record")
class SiteRecord implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID inspectionId;

    @Enumerated(EnumType.STRING)
    RecordKind kind;

    @Enumerated(EnumType.STRING)
    HeardGroup heard;

    String method;
    String place;
    Integer participants;
    Boolean chosenAtRandom;
    String keptOut;
    String text;
    List<String> evidence;
    String recordedBy;
    String recordedFor;
    Instant recordedAt;

    private static SiteRecord of(UUID inspection, RecordKind kind, Actor by, Instant at) {
        SiteRecord made = new SiteRecord();
        made.id = Ids.next();
        made.inspectionId = inspection;
        made.kind = kind;
        made.recordedBy = by.id();
        made.recordedFor = by.onBehalfOf();
        made.recordedAt = at;
        return made;
    }

    static SiteRecord seen(UUID inspection, NewSiteRecord wanted, Actor by, Instant at) {
        SiteRecord made = of(inspection, RecordKind.ON_SITE, by, at);
        made.method = wanted.method().strip();
        made.place = wanted.place().strip();
        made.text = wanted.text().strip();
        made.evidence = wanted.evidence() == null ? List.of() : List.copyOf(wanted.evidence());
        return made;
    }

    static SiteRecord asked(UUID inspection, NewPublicOpinion wanted, Actor by, Instant at) {
        SiteRecord made = of(inspection, RecordKind.PUBLIC_OPINION, by, at);
        made.method = wanted.method().strip();
        made.participants = wanted.participants();
        made.text = wanted.text().strip();
        made.evidence = List.of();
        return made;
    }

    /** @param rule of the place about hearings */
    static SiteRecord heard(UUID inspection, NewHearing wanted, Optional<Rule> rule, Actor by, Instant at) {
        rule.filter(Rule::verified).ifPresent(law -> mustBeHeardAs(law, wanted));
        SiteRecord made = of(inspection, RecordKind.HEARING, by, at);
        made.heard = wanted.heard();
        made.method = wanted.method().strip();
        made.participants = wanted.participants();
        made.chosenAtRandom = wanted.chosenAtRandom();
        made.keptOut = wanted.keptOut();
        made.text = wanted.text().strip();
        made.evidence = List.of();
        return made;
    }

    private static void mustBeHeardAs(Rule law, NewHearing wanted) {
        if (Boolean.TRUE.equals(law.randomParticipants()) && !Boolean.TRUE.equals(wanted.chosenAtRandom())) {
            throw RuleViolation.of("PARTICIPANTS_NOT_RANDOM", law.text()).at("/chosenAtRandom", "应为 true");
        }
        String out =
                law.absent() == null ? null : law.absent().get(wanted.heard().name());
        if (out != null && (wanted.keptOut() == null || wanted.keptOut().isBlank())) {
            throw RuleViolation.of("KEPT_OUT_MISSING", law.text()).at("/keptOut", "应写明回避的人: " + out);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
