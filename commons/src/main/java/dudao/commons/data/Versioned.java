package dudao.commons.data;

import java.util.UUID;

/** An aggregate as the mechanisms see it: who it is and how often it has changed. */
public interface Versioned {

    UUID id();

    long version();
}
