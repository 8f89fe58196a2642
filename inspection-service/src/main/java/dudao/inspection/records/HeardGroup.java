package dudao.inspection.records;

enum HeardGroup {
    STUDENTS,
    PARENTS,
    TEACHERS,
    OTHERS
}
