package dudao.inspection.inspectors;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A term of office.
 *
 * @param consecutive which term of a run without a gap it is, from 1
 * @param basis the appointment or engagement it rests on
 */
@Embeddable
record Term(LocalDate validFrom, LocalDate validTo, int consecutive, String basis) {}
