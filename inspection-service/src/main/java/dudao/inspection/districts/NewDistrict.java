package dudao.inspection.districts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewDistrict(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Min(1) @Max(200) @Schema(description = "schools the district holds at most") Integer mostSchools,
        @NotNull
                @Min(1)
                @Max(50)
                @Schema(
                        description = "schools one inspector answers for at most, here and in other districts together;"
                                + " 中小学校责任督学挂牌督导办法 Art. 1 says about five")
                Integer mostSchoolsPerInspector,
        @Min(1) @Max(120) @Schema(description = "after how many months the inspectors change places")
                Integer rotatesAfterMonths) {}
