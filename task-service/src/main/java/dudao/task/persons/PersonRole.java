package dudao.task.persons;

/** What somebody is for a task within its unit. */
enum PersonRole {
    /** 经办人. */
    HANDLER,
    /** 责任人. */
    IN_CHARGE
}
