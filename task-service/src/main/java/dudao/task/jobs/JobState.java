package dudao.task.jobs;

public enum JobState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
