package dudao.plan.revising;

import java.util.UUID;

/** The content of a plan as its snapshot would say it at this moment; refuses what is not complete. */
public interface PlanText {

    String of(UUID planId);
}
