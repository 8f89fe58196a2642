package dudao.plan.duties;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import java.util.UUID;

/**
 * The counties have their list for the year. It says no line and no county: some of them may be for few to read.
 *
 * @param classification of the plan; absent when it is INTERNAL
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DutyListMade(
        UUID dutyListId,
        UUID planId,
        UUID issuerId,
        int year,
        int version,
        String hash,
        Classification classification,
        UUID handlingOfficeId) {

    static final String TYPE = "dudao.plan.duty-list-made.v1";
}
