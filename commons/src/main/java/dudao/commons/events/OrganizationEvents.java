package dudao.commons.events;

import dudao.commons.identity.OrganizationTree;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Keeps the tree of organisations of a service that does not register them itself. */
@Singleton
class OrganizationEvents implements EventListener {

    record Organization(
            UUID organizationId,
            String kind,
            String name,
            UUID parentId,
            String path,
            UUID countyId,
            String schoolClass,
            String ownership,
            String codeScheme,
            String code,
            LocalDate closedOn,
            List<OrganizationTree.Relation> relations) {

        OrganizationTree.Registered at(long version) {
            return new OrganizationTree.Registered(
                    organizationId,
                    kind,
                    name,
                    parentId,
                    path,
                    countyId,
                    schoolClass,
                    ownership,
                    codeScheme,
                    code,
                    closedOn,
                    relations == null ? List.of() : relations,
                    version);
        }
    }

    private final OrganizationTree tree;

    OrganizationEvents(OrganizationTree tree) {
        this.tree = tree;
    }

    @Override
    public boolean hears(String type) {
        return type.startsWith("dudao.organization.");
    }

    @Override
    public void on(Event event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<Event> events) {
        tree.upsert(events.stream()
                .map(event -> event.data(Organization.class).at(event.version()))
                .toList());
    }
}
