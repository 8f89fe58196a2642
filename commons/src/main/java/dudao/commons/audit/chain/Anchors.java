package dudao.commons.audit.chain;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the head of the chain outside of it: in a table, which any instance sees, and as a line at the end of a file
 * that is best kept where the database's administrator cannot write.
 */
@Singleton
public class Anchors {

    private static final Logger LOG = Logger.getLogger(Anchors.class);

    private final Clock clock;
    private final Path file;

    Anchors(
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "dudao.audit.anchor-directory") Optional<String> directory) {
        this.clock = clock;
        this.file = directory.map(name -> Path.of(name, service + ".anchors")).orElse(null);
    }

    /** Those of the file; what the database keeps it tells itself. */
    public List<Anchor> outside() throws IOException {
        return file == null || !Files.exists(file) ? List.of() : Anchor.read(file);
    }

    boolean isAnchoredOn(LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select exists (select from audit_anchor where reason = 'DAILY' and"
                        + " (at at time zone 'Asia/Shanghai')::date = ?)")) {
            statement.setObject(1, day);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The table first: its commit also makes durable what was chained before. */
    void add(long position, String hash, String reason, Connection connection) throws SQLException {
        append(insert(position, hash, reason, connection));
    }

    public Anchor insert(long position, String hash, String reason, Connection connection) throws SQLException {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into audit_anchor (at, position, hash, reason) values (?, ?, decode(?, 'hex'), ?)")) {
            statement.setObject(1, now);
            statement.setLong(2, position);
            statement.setString(3, hash);
            statement.setString(4, reason);
            statement.executeUpdate();
        }
        return new Anchor(position, hash, now.toString(), reason);
    }

    /** Once what the anchor speaks of is committed. */
    public void append(Anchor anchor) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(anchor.line().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException failure) {
            // The line is in the log at least, which is outside the database too.
            LOG.errorf("Anchor not written to %s: %s: %s", file, anchor.line().strip(), failure.getMessage());
        }
    }
}
