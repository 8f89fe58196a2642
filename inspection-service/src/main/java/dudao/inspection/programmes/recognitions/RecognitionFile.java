package dudao.inspection.programmes.recognitions;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
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
import java.util.Optional;
import java.util.UUID;

/** A county on its way to be recognised, and what became of the recognition. */
@Entity
@Table(name = "recognition_file")
class RecognitionFile implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    RecognitionProgramme programme;

    UUID organizationId;
    UUID officeId;
    String title;
    int firstYear;
    int lastYear;

    @Enumerated(EnumType.STRING)
    RecognitionState state;

    /** Of the last ruling. */
    String decidedBy;

    String documentNumber;
    LocalDate decidedOn;

    @ElementCollection
    @CollectionTable(name = "recognition_criterion", joinColumns = @JoinColumn(name = "file_id"))
    @OrderColumn(name = "position")
    List<Criterion> criteria = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "recognition_value", joinColumns = @JoinColumn(name = "file_id"))
    @OrderColumn(name = "position")
    List<Evidence> evidence = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "recognition_application", joinColumns = @JoinColumn(name = "file_id"))
    @OrderColumn(name = "position")
    List<Application> applications = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "recognition_ruling", joinColumns = @JoinColumn(name = "file_id"))
    @OrderColumn(name = "position")
    List<Ruled> rulings = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "recognition_act", joinColumns = @JoinColumn(name = "file_id"))
    @OrderColumn(name = "position")
    List<Act> acts = new ArrayList<>();

    static RecognitionFile open(RecognitionRequests.NewFile wanted, UUID office, Actor by, Instant at) {
        RecognitionFile file = new RecognitionFile();
        file.id = Ids.next();
        file.programme = wanted.programme();
        file.organizationId = wanted.organizationId();
        file.officeId = office;
        file.title = wanted.title().strip();
        file.firstYear = wanted.firstYear();
        file.lastYear = wanted.lastYear();
        file.state = RecognitionState.CREATING;
        file.criteria.addAll(wanted.criteria());
        file.acts.add(Act.of("open", null, by, at));
        return file;
    }

    void record(List<RecognitionRequests.Value> values, Actor by, Instant at) {
        state = state.after("values");
        for (int n = 0; n < values.size(); n++) {
            RecognitionRequests.Value each = values.get(n);
            if (criteria.stream().noneMatch(criterion -> criterion.code().equals(each.code()))) {
                throw RuleViolation.invalidField("/values/" + n + "/code", "没有这项标准");
            }
            evidence.add(new Evidence(
                    each.code(), each.year(), each.value(), each.source().strip(), by.id(), by.onBehalfOf(), at));
        }
    }

    /** Of the newest year, and of that year what was recorded last. */
    Optional<Evidence> newest(Criterion criterion) {
        Evidence found = null;
        for (Evidence each : evidence) {
            if (each.code().equals(criterion.code()) && (found == null || each.year() >= found.year())) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** With a value for every criterion; whether they are enough is for those who judge. */
    void mustBeComplete() {
        List<String> missing = criteria.stream()
                .filter(each -> newest(each).isEmpty())
                .map(Criterion::code)
                .toList();
        if (!missing.isEmpty()) {
            throw RuleViolation.of("VALUES_MISSING", "还有标准没有数据:" + String.join("、", missing))
                    .with("missing", missing);
        }
    }

    /** One more application; those before it stay as they were. */
    void apply(String frozen, String hash, Act act) {
        state = state.after("apply");
        applications.add(new Application(frozen, hash, act.doneAt()));
        acts.add(act);
    }

    Optional<Application> lastApplication() {
        return applications.isEmpty() ? Optional.empty() : Optional.of(applications.get(applications.size() - 1));
    }

    void review(Act act) {
        RecognitionState next = state.after("review");
        mustHaveNoPartInApplication(act);
        state = next;
        acts.add(act);
    }

    void sendBack(String command, Act act) {
        state = state.after(command);
        acts.add(act);
    }

    void rule(String command, RecognitionRequests.Ruling ruling, Act act) {
        RecognitionState next = state.after(command);
        mustHaveNoPartInApplication(act);
        act.people().mustNotMeet(Act.behind(acts, "review"), "审核的人不能登记认定结果");
        if (decidedOn != null && ruling.decidedOn().isBefore(decidedOn)) {
            throw RuleViolation.invalidField("/decidedOn", "不能早于上一次决定之日 " + decidedOn);
        }
        state = next;
        rulings.add(Ruled.of(command, ruling, act));
        decidedBy = ruling.decidedBy().strip();
        documentNumber = ruling.documentNumber().strip();
        decidedOn = ruling.decidedOn();
        acts.add(act);
    }

    private void mustHaveNoPartInApplication(Act act) {
        People reporting = evidence.stream()
                .map(each -> People.of(each.recordedBy(), each.recordedFor()))
                .reduce(Act.behind(acts, "apply"), People::and);
        act.people().mustNotMeet(reporting, "参与创建申报的人不能审核、认定");
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
