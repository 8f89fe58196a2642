package dudao.task.console;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Reading;
import dudao.commons.identity.Scope;
import dudao.commons.problems.Problem;
import dudao.commons.problems.Problems;
import dudao.commons.problems.RuleViolation;
import dudao.commons.tables.TableFormat;
import dudao.task.console.LateTasks.LateTask;
import dudao.task.console.Pages.Reader;
import dudao.task.console.Pages.Today;
import dudao.task.listing.Ledger;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages for people. Everybody but the three administrators may look, each within the own part of the tree. */
@Path("/")
@Produces(ConsoleResource.HTML)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
class ConsoleResource {

    static final String HTML = "text/html;charset=UTF-8";

    private final Board board;
    private final LateTasks lateTasks;
    private final TaskStory story;
    private final Ledger ledger;
    private final OrganizationTree organizations;
    private final Caller caller;
    private final Problems problems;
    private final Clock clock;

    ConsoleResource(
            Board board,
            LateTasks lateTasks,
            TaskStory story,
            Ledger ledger,
            OrganizationTree organizations,
            Caller caller,
            Problems problems,
            Clock clock) {
        this.board = board;
        this.lateTasks = lateTasks;
        this.story = story;
        this.ledger = ledger;
        this.organizations = organizations;
        this.caller = caller;
        this.problems = problems;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance today(@QueryParam("county") String county, @BeanParam Paging paging) {
        Scope scope = organizations.scopeOf(caller);
        UUID chosen = id(county);
        Scope shown = chosen == null ? scope : Scope.of(organizations.inScope(chosen, caller));
        Instant now = clock.instant();
        Page<LateTask> late = lateTasks.page(shown, caller.organizationId(), now, paging);
        return Pages.today(
                Reader.of(caller, scope),
                new Today(
                        now,
                        board.counties(scope),
                        chosen,
                        board.count(shown, caller.organizationId(), now),
                        late.items(),
                        paging.after(2) == null,
                        late.next()));
    }

    @GET
    @Path("tasks/{id}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance task(@PathParam("id") UUID id) {
        Scope scope = organizations.scopeOf(caller);
        Instant now = clock.instant();
        return Pages.task(
                Reader.of(caller, scope), now, story.get(id, scope, caller.organizationId(), now), story.steps(id));
    }

    @GET
    @Path("tasks/late.xlsx")
    @Produces(TableFormat.XLSX_MEDIA_TYPE)
    @Reading
    @Operation(hidden = true)
    public Response ledger(@QueryParam("county") String county) {
        return ledger.late(id(county));
    }

    /** Where the issuer sends people back to; a repeated or bookmarked visit only leads to the first page. */
    @GET
    @Path("login")
    @Transactional
    @Operation(hidden = true)
    public Response login(
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @QueryParam("iss") String issuer,
            @QueryParam("session_state") String sessionState) {
        return Response.seeOther(URI.create("/")).build();
    }

    /** Where the issuer sends people back to after a logout; it says so again with a state nobody needs. */
    @GET
    @Path("signed-out")
    @PermitAll
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance signedOut(@QueryParam("state") String state) {
        return Pages.signedOut();
    }

    /** The form sends an empty value for all counties. */
    private static UUID id(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", "county 应为机构的标识");
        }
    }

    @ServerExceptionMapper
    Response refused(RuleViolation rule) {
        return page(rule.code(), rule.getMessage());
    }

    @ServerExceptionMapper
    Response refused(ForbiddenException forbidden) {
        return page("FORBIDDEN", "当前身份不能查看任务；系统管理员、安全管理员和审计员不查看业务数据");
    }

    @ServerExceptionMapper
    Response refused(NotFoundException unreadable) {
        return page("NOT_FOUND", "没有这个页面");
    }

    private Response page(String code, String detail) {
        Problem problem = problems.problem(code, detail, "zh", "/", List.of(), Map.of());
        return Response.status(problem.status())
                .type(HTML)
                .entity(Pages.refused(problem.status(), problem.title(), problem.detail())
                        .render())
                .build();
    }
}
