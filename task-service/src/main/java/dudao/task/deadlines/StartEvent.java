package dudao.task.deadlines;

/** What a period is counted from, in the words its sentence begins with. */
public enum StartEvent {
    ASSIGNED("交办日起算:"),
    RETURNED("退回日起算:"),
    REASSIGNED("改派日起算:"),
    REOPENED("重启日起算:");

    final String words;

    StartEvent(String words) {
        this.words = words;
    }
}
