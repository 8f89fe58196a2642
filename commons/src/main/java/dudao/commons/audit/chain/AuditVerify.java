package dudao.commons.audit.chain;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Verifies the chain of a database from outside the service. The environment names the database as the service's does;
 * arguments are files of anchors. Status 0: intact; 1: broken; 2: could not be verified.
 */
public final class AuditVerify {

    private static final String DATABASE = "QUARKUS_DATASOURCE_";

    private AuditVerify() {}

    public static void main(String[] files) {
        System.exit(run(System.getenv(), files, System.out, System.err));
    }

    public static int run(Map<String, String> environment, String[] files, PrintStream out, PrintStream errors) {
        try (Connection connection = DriverManager.getConnection(
                required(environment, DATABASE + "JDBC_URL"),
                required(environment, DATABASE + "USERNAME"),
                required(environment, DATABASE + "PASSWORD"))) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            List<Anchor> anchors = new ArrayList<>();
            for (String file : files) {
                anchors.addAll(Anchor.read(Path.of(file)));
            }
            return tell(Verification.verify(connection, anchors), out);
        } catch (SQLException | IOException | IllegalArgumentException failure) {
            errors.println("无法核验: " + failure.getMessage());
            return 2;
        }
    }

    private static int tell(Verdict verdict, PrintStream out) {
        if (verdict.intact()) {
            out.printf("审计链完好: 核验 %d 条, 末条第 %d 条 %s%n", verdict.rows(), verdict.position(), verdict.hash());
            return 0;
        }
        Verdict.Break place = verdict.firstBreak();
        out.printf("审计链在第 %d 条断开 (%s): %s%n", place.position(), place.kind(), place.detail());
        return 1;
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("缺少环境变量 " + variable);
        }
        return value;
    }
}
