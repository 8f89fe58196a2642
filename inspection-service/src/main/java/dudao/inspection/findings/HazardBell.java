package dudao.inspection.findings;

import dudao.inspection.inspections.Visits;

/** Rung in the act that records a hazard; who hears it, and how long, is not known here. */
public interface HazardBell {

    void ring(FindingView hazard, Visits.Visit visit);
}
