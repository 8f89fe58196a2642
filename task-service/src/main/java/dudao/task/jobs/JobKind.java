package dudao.task.jobs;

/** What a job does, and which role may start it and look at it. */
public enum JobKind {
    ORGANIZATION_IMPORT("SYSADMIN"),
    ASSIGNMENT("SUPERVISOR"),
    SUSPENSION("SUPERVISOR"),
    /** Open tasks of organisations that are no more go to those that follow them. */
    SUCCESSION("SUPERVISOR");

    final String role;

    JobKind(String role) {
        this.role = role;
    }
}
