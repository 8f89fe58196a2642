package dudao.task.ladder;

import java.util.List;

/**
 * One step of a pack. Several steps may belong to one rung: the reminders before a limit all stand on rung 0.
 *
 * @param from where its days are counted from: ASSIGNMENT, DUE, or the code of an earlier step
 * @param days working days after it, or before it when negative; plain days for what is most urgent
 * @param to whom it is addressed
 */
public record Step(String code, int rung, String from, int days, List<Addressee> to, DecidedBy decidedBy, Form form) {

    static final String ASSIGNMENT = "ASSIGNMENT";
    static final String DUE = "DUE";

    /** By their office; who holds it stands with the organisation. */
    public enum Addressee {
        HANDLER,
        UNIT_HEAD,
        /** The leader of the superior who is in charge of the matter (分管领导). */
        LEADER_IN_CHARGE,
        PRINCIPAL,
        /** All units of the issuer's level. */
        EVERY_UNIT
    }

    public enum DecidedBy {
        SYSTEM,
        SUPERVISOR,
        LEADER
    }

    public enum Form {
        REMINDER("提醒"),
        URGING_SLIP("催办"),
        SUPERVISION_NOTICE("督办"),
        CIRCULAR("通报"),
        INTERVIEW_NOTICE("约谈"),
        CANDIDATE_FILE("问责建议");

        public final String mark;

        Form(String mark) {
            this.mark = mark;
        }

        /** A reminder is a line in somebody's digest; everything else is a paper with a number. */
        public boolean isNumbered() {
            return this != REMINDER;
        }

        /** 催办〔2026〕12号; null of what has no number. */
        public String number(Integer year, Integer number) {
            return number == null ? null : mark + "〔" + year + "〕" + number + "号";
        }
    }

    public boolean isAutomatic() {
        return decidedBy == DecidedBy.SYSTEM;
    }

    boolean isReminder() {
        return rung == 0;
    }
}
