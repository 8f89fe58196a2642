package dudao.inspection.programmes.rounds;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.programmes.Act;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A round with a fixed number of units, each visited once. */
@Entity
@Table(name = "inspection_round")
class InspectionRound implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID officeId;

    @Enumerated(EnumType.STRING)
    RoundKind kind;

    String title;
    List<String> matters;
    LocalDate firstDay;
    LocalDate lastDay;
    int size;

    @Enumerated(EnumType.STRING)
    RoundState state;

    @ElementCollection
    @CollectionTable(name = "inspection_round_unit", joinColumns = @JoinColumn(name = "round_id"))
    @OrderColumn(name = "position")
    List<RoundUnit> units = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "inspection_round_act", joinColumns = @JoinColumn(name = "round_id"))
    @OrderColumn(name = "position")
    List<Act> acts = new ArrayList<>();

    static InspectionRound open(NewRound wanted, UUID office, Actor by, Instant at) {
        InspectionRound round = new InspectionRound();
        round.id = Ids.next();
        round.officeId = office;
        round.kind = wanted.kind();
        round.title = wanted.title().strip();
        round.matters = wanted.matters().stream().map(String::strip).distinct().toList();
        round.firstDay = wanted.firstDay();
        round.lastDay = wanted.lastDay();
        round.size = wanted.organizationIds().size();
        round.state = RoundState.OPEN;
        wanted.organizationIds().forEach(unit -> round.units.add(RoundUnit.of(unit)));
        round.acts.add(Act.of("open", null, by, at));
        return round;
    }

    /** What was visited before the round or after its last day is no visit of it. */
    void visit(UUID unit, UUID inspection, LocalDate day, Act act) {
        state = state.after("visit");
        int position = waiting(unit);
        if (day.isBefore(firstDay) || day.isAfter(lastDay)) {
            throw RuleViolation.of("OUTSIDE_ROUND", "进点日期 " + day + " 不在本轮 " + firstDay + " 至 " + lastDay + " 之内");
        }
        units.set(position, units.get(position).visited(inspection, day));
        acts.add(act);
    }

    /** The number of units stays. */
    void replace(UUID unit, UUID by, Act act) {
        state = state.after("replace");
        int position = waiting(unit);
        mustBeNew(by);
        units.set(position, units.get(position).replaced(by, act.text()));
        units.add(RoundUnit.of(by));
        acts.add(act);
    }

    private int waiting(UUID unit) {
        for (int n = 0; n < units.size(); n++) {
            if (units.get(n).organizationId().equals(unit)) {
                if (units.get(n).isWaiting()) {
                    return n;
                }
                throw RuleViolation.of("UNIT_DONE", "该单位已督导过或者已被替换");
            }
        }
        throw RuleViolation.of("NOT_IN_ROUND", "该单位不在本轮名单中").at("/organizationId", "不在名单中");
    }

    private void mustBeNew(UUID unit) {
        if (units.stream().anyMatch(each -> each.organizationId().equals(unit))) {
            throw RuleViolation.of("UNIT_DONE", "替换的单位已在本轮名单中").at("/byId", "已在名单中");
        }
    }

    /** A round that ends before its number says why. */
    void close(String reason, Act act) {
        RoundState next = state.after("close");
        if (done() < size && (reason == null || reason.isBlank())) {
            throw RuleViolation.of("ROUND_NOT_DONE", "已完成 " + done() + "/" + size + ",未完成即结束的应说明原因")
                    .with("done", done())
                    .with("of", size);
        }
        state = next;
        acts.add(act);
    }

    int done() {
        return (int) units.stream().filter(each -> each.visitedOn() != null).count();
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
