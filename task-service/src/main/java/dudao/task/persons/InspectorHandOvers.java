package dudao.task.persons;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import jakarta.inject.Singleton;

/** An inspector who hands the work over is followed on the tasks that name this person, whatever unit they are of. */
@Singleton
class InspectorHandOvers implements EventListener {

    record HandedOver(String person, String toPerson) {}

    private final Persons persons;

    InspectorHandOvers(Persons persons) {
        this.persons = persons;
    }

    @Override
    public boolean hears(String type) {
        return type.equals("dudao.inspector.handed-over.v1");
    }

    @Override
    public void on(Event event) {
        HandedOver told = event.data(HandedOver.class);
        if (told.toPerson() != null && !told.toPerson().equals(told.person())) {
            String by = event.actor() == null ? "inspection-service" : event.actor();
            persons.handOver(null, told.person(), new NamedPerson(told.toPerson(), null, null), by);
        }
    }
}
