package dudao.task.organizations.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person who answers for an organisation or is reached for it. Never in an event, never in a log. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Contact")
public record Contact(
        @Schema(
                        description =
                                "FIRST_RESPONSIBLE 第一责任人 (of a school its secretary and its head, both), RESPONSIBLE"
                                        + " 分管责任人, DUTY 值班, CONTACT 联系人, LIAISON_LEADER 联系领导 of a superior")
                @NotNull
                Role role,
        @Schema(description = "职务") @NotBlank @Size(max = 100) String post,
        @NotBlank @Size(max = 100) String name,
        @Pattern(regexp = "[0-9+][0-9 ()#-]{4,29}", message = "应为电话号码") String phone,
        @Email @Size(max = 200) String email,
        @Schema(description = "`sub` of the person's token, so that notices reach the person in this system")
                @Size(min = 1, max = 200)
                String person,
        @Schema(description = "first day; none: already") LocalDate from,
        @Schema(description = "last day; none while no end is set") LocalDate to) {

    public enum Role {
        FIRST_RESPONSIBLE,
        RESPONSIBLE,
        DUTY,
        CONTACT,
        LIAISON_LEADER
    }

    public boolean isValidOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
    }

    /** What it is, without who it is. */
    @Override
    public String toString() {
        return role + " " + post;
    }
}
