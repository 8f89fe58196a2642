package dudao.inspection.reports;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The report (督导报告) of a special or comprehensive inspection (教育督导条例 Art. 23). */
@Entity
@Table(name = "inspection_report")
class Report implements Versioned {

    @Id
    UUID inspectionId;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    ReportState state;

    String text;
    String formedBy;
    String formedFor;
    Instant formedAt;
    String government;
    String documentNumber;
    String submittedBy;
    String submittedFor;
    Instant submittedAt;
    String receipt;
    String filedBy;
    String filedFor;
    Instant filedAt;

    static Report form(UUID inspection, String text, Actor by, Instant at) {
        Report report = new Report();
        report.inspectionId = inspection;
        report.state = ReportState.FORMED;
        report.text = text.strip();
        report.formedBy = by.id();
        report.formedFor = by.onBehalfOf();
        report.formedAt = at;
        return report;
    }

    void submit(String to, String number, Actor by, Instant at) {
        state = state.after("submit");
        government = to.strip();
        documentNumber = number.strip();
        submittedBy = by.id();
        submittedFor = by.onBehalfOf();
        submittedAt = at;
    }

    void file(String receiptOfAgency, Actor by, Instant at) {
        state = state.after("file");
        receipt = receiptOfAgency.strip();
        filedBy = by.id();
        filedFor = by.onBehalfOf();
        filedAt = at;
    }

    @Override
    public UUID id() {
        return inspectionId;
    }

    @Override
    public long version() {
        return version;
    }
}
