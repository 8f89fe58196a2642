package dudao.plan.content.particulars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.content.SensibleDate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an item rests on, whom its text names, and which other work it hangs together with. */
@Schema(name = "Ties")
public record Ties(
        @Schema(description = "documents the item answers, brings forth or names") List<Basis> bases,
        @Schema(description = "whom the text of the item names; says nothing binding, see leadOrganizationId")
                List<Party> parties,
        @Schema(description = "the programme of several years whose annual slice it is") UUID programmeId,
        @Schema(description = "the item of an earlier plan it goes on with") UUID continuesItemId,
        @Schema(description = "the item it is planned and assessed together with; each of the two names the other")
                UUID pairedItemId) {

    /** A document and how the item stands to it. */
    @Schema(name = "Basis", description = "a title, a number, or both")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Basis(
            @Size(max = 500) String title,
            @Schema(description = "文号, as printed") @Size(max = 100) String documentNumber,
            @Schema(description = "who issued it") Level level,
            @Schema(description = "MENTION unless told") Relation relation,
            @Schema(description = "试行, 暂行: to be looked at again") Boolean trial,
            @Schema(description = "when a trial rule is up for review") @SensibleDate LocalDate reviewOn) {

        /** How the item stands to the document. */
        @Schema(name = "BasisRelation")
        public enum Relation {
            BASIS,
            PRODUCT,
            MENTION
        }

        /** Who issued the document. */
        @Schema(name = "BasisLevel")
        public enum Level {
            STATE,
            PROVINCE,
            CITY,
            COUNTY
        }

        public Basis {
            relation = relation == null ? Relation.MENTION : relation;
        }
    }

    /** Somebody the text of an item names. */
    @Schema(name = "Party")
    public record Party(
            @NotNull Role role,
            @Schema(description = "OTHER unless told") Kind kind,
            @NotBlank @Size(max = 100) String name,
            @Schema(description = "all of a kind are meant: 各县级市(区), 机关各处室") boolean all) {

        /** What the text says the party is to do. */
        @Schema(name = "PartyRole")
        public enum Role {
            LEAD,
            ASSIST,
            RESPONSIBLE,
            LEADER,
            NAMED
        }

        /** What the party is. */
        @Schema(name = "PartyKind")
        public enum Kind {
            COUNTY,
            SCHOOL,
            OFFICE,
            AUTHORITY,
            PERSON,
            OTHER
        }

        public Party {
            kind = kind == null ? Kind.OTHER : kind;
        }
    }

    public static final Ties NONE = new Ties(List.of(), List.of(), null, null, null);

    public Ties {
        bases = bases == null ? List.of() : bases;
        parties = parties == null ? List.of() : parties;
    }
}
