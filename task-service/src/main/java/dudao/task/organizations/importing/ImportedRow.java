package dudao.task.organizations.importing;

import dudao.task.organizations.Organization;
import java.util.UUID;

/**
 * One line of the file, its cells well-formed.
 *
 * @param id null when the file gives none
 * @param parentCode of any scheme; null for a root
 */
record ImportedRow(int line, UUID id, Organization.Facts facts, String parentCode) {}
