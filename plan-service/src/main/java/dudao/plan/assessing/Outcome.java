package dudao.plan.assessing;

import dudao.plan.itemstate.ItemCommand;

/** 达成认定: what an item, or a period of one, is judged as. */
enum Outcome {
    ACHIEVED,
    PARTIALLY_ACHIEVED,
    NOT_ACHIEVED;

    ItemCommand confirming(boolean continuing) {
        if (continuing) {
            return ItemCommand.CONFIRM_PERIOD;
        }
        return switch (this) {
            case ACHIEVED -> ItemCommand.CONFIRM_ACHIEVED;
            case PARTIALLY_ACHIEVED -> ItemCommand.CONFIRM_PARTIALLY_ACHIEVED;
            case NOT_ACHIEVED -> ItemCommand.CONFIRM_NOT_ACHIEVED;
        };
    }
}
