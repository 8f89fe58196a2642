package dudao.inspection.inspectors;

import jakarta.ws.rs.QueryParam;

class InspectorFilter {

    @QueryParam("organizationId")
    String organizationId;

    @QueryParam("kind")
    String kind;

    @QueryParam("state")
    String state;

    @QueryParam("person")
    String person;

    @QueryParam("certificateNumber")
    String certificateNumber;
}
