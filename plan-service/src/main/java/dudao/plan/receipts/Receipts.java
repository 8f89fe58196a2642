package dudao.plan.receipts;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** To whom plans were sent and who has opened them: frozen at issue, one row for each organisation and revision. */
@Singleton
public class Receipts {

    /** Groups of {@code plan p} with the organisations each means today; the issuers do not write to themselves. */
    static final String RESOLVED =
            """
            printed as (
              select p.id plan_id, n addressee, g -> 'audience' audience, p.issuer_id || p.co_issuer_ids issuers
              from plan p cross join jsonb_array_elements(p.addressees) with ordinality as groups (g, n)
              where p.id = :plan and g -> 'audience' is not null
            ), meant as (
              select addressee, o.id, issuers from printed
              cross join jsonb_array_elements_text(audience -> 'organizationIds') named
              join organization o on o.id = cast(named as uuid)
              union all
              select addressee, o.id, issuers from printed
              join organization u on u.id = cast(audience ->> 'under' as uuid)
              join organization o on o.path >= u.path and o.path < u.path || '~'
              where (audience -> 'kinds' is null or audience -> 'kinds' @> to_jsonb(o.kind))
                and (audience -> 'schoolClasses' is null or audience -> 'schoolClasses' @> to_jsonb(o.school_class))
                and (audience -> 'ownership' is null or audience ->> 'ownership' = o.ownership)
                and audience -> 'organizationIds' is null
            ), resolved as (
              select id organization_id, min(addressee) addressee from meant where id <> all (issuers) group by id)""";

    /** Whoever had an earlier revision gets the new one too. */
    private static final String DELIVER = "with " + RESOLVED
            + """

            insert into plan_receipt (plan_id, revision, organization_id, addressee, delivered_at)
            select :plan, :revision, organization_id, min(addressee), :now
            from (select organization_id, addressee from resolved
                  union all
                  select organization_id, null from plan_receipt where plan_id = :plan and revision < :revision) sent
            group by organization_id
            on conflict do nothing""";

    static final String SELECT =
            """
            select r.*, o.name organization, o.path, p.addressees -> (r.addressee - 1) ->> 'name' addressee_name
            from plan_receipt r join organization o on o.id = r.organization_id join plan p on p.id = r.plan_id
            """;

    static final String NEWEST =
            "r.plan_id = :plan and r.revision = (select max(revision) from plan_receipt where plan_id = :plan)";

    private final Jdbi jdbi;
    private final Clock clock;

    Receipts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Sends a revision of a plan to everybody its addressees mean today. Of several groups that mean one organisation
     * the first counts. Done again for the same revision it changes nothing.
     *
     * @return how many organisations were sent it
     */
    public int deliver(UUID planId, int revision) {
        return jdbi.withHandle(handle -> handle.createUpdate(DELIVER)
                .bind("plan", planId)
                .bind("revision", revision)
                .bind("now", now())
                .execute());
    }

    /** The receipt of the newest revision; the first of the two organisations that has one. */
    Optional<Receipt> of(UUID planId, UUID own, UUID home) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where " + NEWEST
                        + " and r.organization_id in (:own, :home) order by r.organization_id = :own desc limit 1")
                .bind("plan", planId)
                .bind("own", own)
                .bind("home", home)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** @return whether this was the first reading */
    boolean markRead(Receipt receipt, Actor reader) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                update plan_receipt set read_at = :now, read_by = :person, read_by_name = :name,
                                  read_for = :onBehalfOf
                                where plan_id = :plan and revision = :revision and organization_id = :organization
                                  and read_at is null""")
                        .bind("now", now())
                        .bind("person", reader.id())
                        .bind("name", reader.name())
                        .bind("onBehalfOf", reader.onBehalfOf())
                        .bind("plan", receipt.planId())
                        .bind("revision", receipt.revision())
                        .bind("organization", receipt.organizationId())
                        .execute()
                == 1);
    }

    static RuleViolation notAddressed() {
        return RuleViolation.of("NOT_ADDRESSED", "本单位不是该计划的主送单位");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Receipt read(ResultSet row) throws SQLException {
        return new Receipt(
                row.getObject("plan_id", UUID.class),
                row.getInt("revision"),
                row.getObject("organization_id", UUID.class),
                row.getString("organization"),
                row.getString("addressee_name"),
                time(row, "delivered_at"),
                time(row, "read_at"),
                row.getString("read_by_name"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
