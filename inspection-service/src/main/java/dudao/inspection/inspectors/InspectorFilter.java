package dudao.inspection.inspectors;

import jakarta.ws.rs.QueryParam;

class InspectorFilter {

    @QueryParam("organizationId")
    String organizationId;

    @QueryParam("person")
    String person;

    @QueryParam("certificateNumber")
    String certificateNumber;
}
