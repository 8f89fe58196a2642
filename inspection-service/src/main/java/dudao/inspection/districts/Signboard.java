package dudao.inspection.districts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What hangs at a school's gate (公示牌). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Signboard(
        String schoolCode,
        UUID schoolId,
        String school,
        @Schema(description = "empty while nobody answers for the school") List<Responsible> inspectors,
        @Schema(description = "督导事项: the eight of Art. 4") List<String> matters,
        @Schema(description = "where anybody reports something") String reportAt) {

    /** 中小学校责任督学挂牌督导办法 Art. 4. */
    private static final List<String> MATTERS = List.of(
            "校务管理和制度执行情况",
            "招生、收费、择校情况",
            "课程开设和课堂教学情况",
            "学生学习、体育锻炼和课业负担情况",
            "教师师德和专业发展情况",
            "校园及周边安全情况,学生交通安全情况",
            "食堂、食品、饮水及宿舍卫生情况",
            "校风、教风、学风建设情况");

    @Schema(name = "ResponsibleInspector")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Responsible(
            String name, String contact, String photoUrl, LocalDate since, String district, String office) {}

    static Signboard of(String code, UUID id, String school, List<Responsible> inspectors) {
        return new Signboard(code, id, school, inspectors, MATTERS, "/api/v1/clues");
    }
}
