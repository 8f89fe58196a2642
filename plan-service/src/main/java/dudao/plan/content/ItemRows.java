package dudao.plan.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.particulars.BasisKey;
import dudao.plan.content.particulars.Ties;
import dudao.plan.content.particulars.Undertaking;
import dudao.plan.content.particulars.Undertaking.Leader;
import dudao.plan.content.particulars.Undertaking.PracticalProject;
import dudao.plan.importing.document.Span;
import dudao.plan.itemstate.ItemState;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** How an item lies in its row. */
@Singleton
class ItemRows {

    /** What a change writes; the parameters come from {@link #fill}. */
    static final String SET =
            """
            number = :number, section_ordinal = :sectionOrdinal, title = :title, body = :body,
            deadlines = cast(:deadlines as jsonb), frequencies = cast(:frequencies as jsonb),
            nature = :nature, priority = :priority, practical_level = :practicalLevel,
            practical_investment = :investment, lead_organization_id = :lead, assisting_organization_ids = :assisting,
            leader_name = :leaderName, leader_post = :leaderPost, key_project = :keyProject, safeguard = :safeguard,
            actions = cast(:actions as jsonb), bases = cast(:bases as jsonb), parties = cast(:parties as jsonb),
            basis_numbers = :basisNumbers, basis_titles = :basisTitles, programme_id = :programme,
            continues_item_id = :continues""";

    static final String INSERT =
            """
            insert into plan_item (id, plan_id, version, state, position, span_start, span_end, classification,
              handling_office_id, number, section_ordinal, title, body, deadlines, frequencies, nature, priority,
              practical_level, practical_investment, lead_organization_id, assisting_organization_ids, leader_name,
              leader_post, key_project, safeguard, actions, bases, parties, basis_numbers, basis_titles, programme_id,
              continues_item_id)
            values (:id, :planId, 0, :state, :position, :spanStart, :spanEnd, :classification, :office,
              :number, :sectionOrdinal, :title, :body, cast(:deadlines as jsonb), cast(:frequencies as jsonb), :nature,
              :priority, :practicalLevel, :investment, :lead, :assisting, :leaderName, :leaderPost, :keyProject,
              :safeguard, cast(:actions as jsonb), cast(:bases as jsonb), cast(:parties as jsonb), :basisNumbers,
              :basisTitles, :programme, :continues)""";

    private final ObjectMapper json;

    ItemRows(ObjectMapper json) {
        this.json = json;
    }

    <S extends SqlStatement<S>> S fill(S statement, Item item) {
        statement
                .bind("id", item.id())
                .bind("number", item.number())
                .bind("sectionOrdinal", item.sectionOrdinal())
                .bind("title", item.title())
                .bind("body", item.body())
                .bind("deadlines", write(item.deadlines()))
                .bind("frequencies", write(item.frequencies()));
        return fill(fill(statement, item.undertaking()), item.ties());
    }

    private <S extends SqlStatement<S>> S fill(S statement, Undertaking said) {
        PracticalProject practical = said.practicalProject();
        Leader leader = said.leader();
        return statement
                .bind("nature", said.nature())
                .bind("priority", said.priority())
                .bind("practicalLevel", practical == null ? null : practical.level())
                .bind("investment", practical == null ? null : practical.investment())
                .bind("lead", said.leadOrganizationId())
                .bindArray("assisting", UUID.class, said.assistingOrganizationIds())
                .bind("leaderName", leader == null ? null : leader.name())
                .bind("leaderPost", leader == null ? null : leader.post())
                .bind("keyProject", said.keyProject())
                .bind("safeguard", said.safeguard())
                .bind("actions", write(said.actions()));
    }

    private <S extends SqlStatement<S>> S fill(S statement, Ties ties) {
        return statement
                .bind("bases", write(ties.bases()))
                .bind("parties", write(ties.parties()))
                .bindArray("basisNumbers", String.class, (Object[]) BasisKey.numbers(ties.bases()))
                .bindArray("basisTitles", String.class, (Object[]) BasisKey.titles(ties.bases()))
                .bind("programme", ties.programmeId())
                .bind("continues", ties.continuesItemId());
    }

    Item read(ResultSet row) throws SQLException {
        try {
            return new Item(
                    row.getObject("id", UUID.class),
                    row.getObject("plan_id", UUID.class),
                    row.getLong("version"),
                    row.getString("state"),
                    row.getInt("position"),
                    row.getString("number"),
                    row.getObject("section_ordinal", Integer.class),
                    row.getString("heading"),
                    row.getString("title"),
                    row.getString("body"),
                    span(row),
                    json.readValue(row.getString("targets"), new TypeReference<List<Target>>() {}),
                    json.readValue(row.getString("deadlines"), new TypeReference<List<Item.Deadline>>() {}),
                    json.readValue(row.getString("frequencies"), new TypeReference<List<Item.Frequency>>() {}),
                    List.of(),
                    Classification.valueOf(row.getString("classification")),
                    row.getObject("handling_office_id", UUID.class),
                    undertaking(row),
                    ties(row),
                    allowedCommands(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Undertaking undertaking(ResultSet row) throws SQLException, JsonProcessingException {
        String level = row.getString("practical_level");
        String leader = row.getString("leader_name");
        return new Undertaking(
                Undertaking.Nature.valueOf(row.getString("nature")),
                Undertaking.Priority.valueOf(row.getString("priority")),
                level == null
                        ? null
                        : new PracticalProject(
                                PracticalProject.Level.valueOf(level), row.getBigDecimal("practical_investment")),
                row.getObject("lead_organization_id", UUID.class),
                ids(row.getArray("assisting_organization_ids")),
                leader == null ? null : new Leader(leader, row.getString("leader_post")),
                row.getString("key_project"),
                row.getString("safeguard"),
                json.readValue(row.getString("actions"), new TypeReference<List<Undertaking.Action>>() {}));
    }

    private Ties ties(ResultSet row) throws SQLException, JsonProcessingException {
        return new Ties(
                json.readValue(row.getString("bases"), new TypeReference<List<Ties.Basis>>() {}),
                json.readValue(row.getString("parties"), new TypeReference<List<Ties.Party>>() {}),
                row.getObject("programme_id", UUID.class),
                row.getObject("continues_item_id", UUID.class),
                row.getObject("paired_item_id", UUID.class));
    }

    static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    private static List<String> allowedCommands(ResultSet row) throws SQLException {
        boolean inForce = PlanStatus.valueOf(row.getString("plan_status")) == PlanStatus.ISSUED;
        boolean continuing = row.getString("nature").equals("CONTINUING");
        return inForce ? ItemState.valueOf(row.getString("state")).allowedCommands(continuing) : List.of();
    }

    static Span span(ResultSet row) throws SQLException {
        Integer start = row.getObject("span_start", Integer.class);
        return start == null ? null : new Span(start, row.getInt("span_end"));
    }

    private String write(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
