package dudao.task.organizations.contacts;

import dudao.commons.data.Versioned;
import java.util.List;
import java.util.UUID;

/** All contacts of an organisation; version 0 before any were given. */
record ContactList(UUID id, long version, List<Contact> items) implements Versioned {}
