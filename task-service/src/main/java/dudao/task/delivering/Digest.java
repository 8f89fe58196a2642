package dudao.task.delivering;

import dudao.task.delivering.AddressBook.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What goes to one address in one piece: everything of one day, or one urgent thing alone. */
record Digest(String key, Address address, UUID organizationId, List<Waiting> messages) {

    /** @param unreachable messages nobody is known for, which stay in the console */
    record Sorted(List<Digest> digests, List<UUID> unreachable) {}

    static Sorted of(List<Waiting> waiting, AddressBook.Book book, LocalDate day) {
        Map<String, Digest> digests = new LinkedHashMap<>();
        List<UUID> unreachable = new ArrayList<>();
        for (Waiting message : waiting) {
            book.of(message.organizationId(), message.recipient())
                    .ifPresentOrElse(
                            address -> digests.computeIfAbsent(
                                            key(address, message, day),
                                            key -> new Digest(
                                                    key, address, message.organizationId(), new ArrayList<>()))
                                    .messages()
                                    .add(message),
                            () -> unreachable.add(message.id()));
        }
        return new Sorted(List.copyOf(digests.values()), unreachable);
    }

    private static String key(Address address, Waiting message, LocalDate day) {
        return address.kind() + "/" + address.text() + "/" + (message.urgent() ? message.id() : day);
    }

    String subject() {
        return messages.size() == 1 ? messages.get(0).subject() : "督办事项 " + messages.size() + " 件";
    }

    String body() {
        return messages.stream()
                .map(message -> message.subject() + "\n" + message.body())
                .collect(Collectors.joining("\n\n"));
    }
}
