package dudao.plan.heading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.audience.Audiences;
import dudao.plan.receipts.Addressee;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Heads of plans: checked against the tree of organisations, kept in columns of the plan beside its entity. */
@Singleton
public class Headings {

    private static final String KIND = "plan-heads";

    private static final String WRITE =
            """
            update plan set addressees = cast(:addressees as jsonb), signed_on = :signedOn,
              published_on = :publishedOn, effective_on = :effectiveOn, valid_until = :until, trial = :trial,
              review_on = :reviewOn, subject_class = :subjectClass, cover_notice = :coverNotice, preamble = :preamble,
              publicity = :publicity, publicity_reason = :publicityReason
            where id = :id""";

    /** Of {@code plan p} on {@code :today}: null before it is issued, at its end with its last day or once it is void. */
    public static final String VALIDITY =
            """
            (case when p.status not in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED') then null
               when p.voided or p.validity in ('IN_FORCE', 'AMENDED') and p.valid_until < :today then 'LAPSED'
               else p.validity end)""";

    public static final String VALIDITY_NOW = VALIDITY + " validity_now";

    /** Of {@code plan p join organization issuer}. */
    public static final String ISSUING_BODIES =
            """
            coalesce(p.issuers, jsonb_build_array(jsonb_build_object('organizationId', p.issuer_id,
                                                                     'name', issuer.name))) issuing_bodies""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final OrganizationTree organizations;
    private final Audiences audiences;
    private final AuditTrail trail;
    private final Clock clock;

    Headings(
            Jdbi jdbi,
            ObjectMapper json,
            OrganizationTree organizations,
            Audiences audiences,
            AuditTrail trail,
            Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.organizations = organizations;
        this.audiences = audiences;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param wanted null: the caller's own organisation issues it alone */
    public Issuers issuers(List<IssuingBody> wanted, Caller caller) {
        return wanted == null || wanted.isEmpty()
                ? Issuers.alone(organizations.get(caller.organizationId()))
                : Issuers.checked(wanted, organizations, caller);
    }

    /** A text names its issuers as it likes; whoever takes it over is one of them. */
    public Issuers issuersOfText(List<IssuingBody> named, Caller caller) {
        if (named == null || named.isEmpty()) {
            return issuers(named, caller);
        }
        Scope scope = organizations.scopeOf(caller);
        List<IssuingBody> bodies = new ArrayList<>(named);
        boolean own = named.stream().anyMatch(body -> Issuers.isOwn(body, scope));
        if (!own) {
            bodies.add(new IssuingBody(caller.organizationId(), null));
        }
        return Issuers.checked(bodies, organizations, caller);
    }

    /** As they stand. */
    public Issuers issuersOf(UUID planId) {
        return new Issuers(of(planId).issuers());
    }

    /** The head as it can be kept: dates in order, addressees known. */
    public Heading checked(Heading wanted, Issuers issuers, Caller caller) {
        List<Heading.Fault> faults = wanted.faults();
        if (!faults.isEmpty()) {
            RuleViolation refusal =
                    RuleViolation.of("VALIDATION_FAILED", faults.get(0).detail());
            faults.forEach(fault -> refusal.at(fault.pointer(), fault.detail()));
            throw refusal;
        }
        List<Addressee> groups = new ArrayList<>();
        List<Addressee> given = wanted.addressees() == null ? List.of() : wanted.addressees();
        for (int n = 0; n < given.size(); n++) {
            groups.add(new Addressee(
                    given.get(n).name(),
                    audiences.addressed(
                            "/addressees/" + n + "/audience",
                            given.get(n).audience(),
                            issuers.organizationIds(),
                            organizations.scopeOf(caller))));
        }
        return wanted.issuedBy(issuers.bodies()).sentTo(groups);
    }

    /**
     * Keeps the head of a plan that stands in the database. One that says nothing leaves everything as it is, else what
     * it does not say is taken away.
     */
    public void write(UUID planId, Heading wanted, Issuers issuers, Caller caller) {
        Heading before = of(planId);
        Heading checked = checked(wanted, issuers, caller);
        jdbi.useHandle(handle -> {
            handle.createUpdate("update plan set issuers = cast(:issuers as jsonb) where id = :id")
                    .bind("issuers", text(issuers.bodies()))
                    .bind("id", planId)
                    .execute();
            if (!wanted.isSilent()) {
                Validity validity = checked.validity();
                handle.createUpdate(WRITE)
                        .bind("id", planId)
                        .bindMethods(checked)
                        .bind("addressees", text(checked.addressees()))
                        .bind("until", validity == null ? null : validity.until())
                        .bind("trial", validity != null && Boolean.TRUE.equals(validity.trial()))
                        .bind("reviewOn", validity == null ? null : validity.reviewOn())
                        .execute();
            }
            boolean contradiction = handle.createQuery(
                            """
                            select exists (select from plan where id = :id and publicity = 'OPEN'
                                             and classification = 'RESTRICTED')""")
                    .bind("id", planId)
                    .mapTo(Boolean.class)
                    .one();
            if (contradiction) {
                throw RuleViolation.invalidField("/publicity", "限制知悉的计划不能主动公开");
            }
        });
        trail.changed(KIND, planId, before, of(planId));
    }

    /** As it is kept. */
    public Heading of(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery("select p.*, " + VALIDITY_NOW + ", " + ISSUING_BODIES
                        + " from plan p" + " join organization issuer on issuer.id = p.issuer_id where p.id = :id")
                .bind("today", Clocks.dateOf(clock.instant()))
                .bind("id", planId)
                .map((row, context) -> read(row))
                .one());
    }

    /** @param row a plan's columns, with {@link #VALIDITY_NOW} and {@link #ISSUING_BODIES} */
    public Heading read(ResultSet row) throws SQLException {
        String publicity = row.getString("publicity");
        return new Heading(
                value(row.getString("issuing_bodies"), new TypeReference<List<IssuingBody>>() {}),
                value(row.getString("addressees"), new TypeReference<List<Addressee>>() {}),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("published_on", LocalDate.class),
                row.getObject("effective_on", LocalDate.class),
                validity(row),
                row.getString("subject_class"),
                row.getString("cover_notice"),
                row.getString("preamble"),
                publicity == null ? null : Publicity.valueOf(publicity),
                row.getString("publicity_reason"));
    }

    private static Validity validity(ResultSet row) throws SQLException {
        String status = row.getString("validity_now");
        return new Validity(
                status == null ? null : ValidityStatus.valueOf(status),
                row.getObject("valid_until", LocalDate.class),
                row.getBoolean("trial"),
                row.getObject("review_on", LocalDate.class),
                row.getObject("superseded_by", UUID.class),
                row.getString("validity_reason"));
    }

    private <T> T value(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
