package dudao.task.organizations;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of organisations is narrowed to. */
public class OrganizationFilter {

    @QueryParam("under")
    @Parameter(description = "this organisation and all that stand under it, or stood at `asOf`")
    public UUID under;

    @QueryParam("kind")
    @Pattern(regexp = "[A-Z_]{1,40}")
    public String kind;

    @QueryParam("name")
    @Parameter(description = "part of the name")
    @Size(min = 1, max = 200)
    public String name;

    @QueryParam("schoolClass")
    @Pattern(regexp = "\\d{2}")
    public String schoolClass;

    @QueryParam("ownership")
    @Pattern(regexp = "PUBLIC|PRIVATE")
    public String ownership;

    @QueryParam("open")
    @Parameter(
            description =
                    "true: only those that are not closed; false: only closed ones. With `asOf` only those are listed"
                            + " that there were then")
    public Boolean open;

    @QueryParam("asOf")
    @Parameter(description = "a date, which means its 24:00, or a moment: names, places and codes as they were then")
    public String asOf;
}
