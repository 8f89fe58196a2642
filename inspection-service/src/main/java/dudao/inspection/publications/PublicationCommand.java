package dudao.inspection.publications;

enum PublicationCommand {
    DRAFT_ANEW("draft"),
    REVIEW("review"),
    APPROVE("approve"),
    PUBLISH("publish"),
    OBJECT("object"),
    ANSWER("answer");

    /** As it stands in the path. */
    final String path;

    PublicationCommand(String path) {
        this.path = path;
    }
}
