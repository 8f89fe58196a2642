package dudao.inspection.programmes.results;

import java.util.UUID;

/** An export was made; it says no result. */
record ResultFact(UUID exportId, UUID organizationId, int year, Use use, int number, String sha256, int rows) {

    static ResultFact of(ResultExport export) {
        return new ResultFact(
                export.id(),
                export.organizationId(),
                export.year(),
                export.use(),
                export.number(),
                export.sha256(),
                export.rows());
    }
}
