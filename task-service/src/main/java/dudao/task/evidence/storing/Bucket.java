package dudao.task.evidence.storing;

import dudao.commons.problems.RuleViolation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.utils.Md5Utils;

/** What is asked of an S3 server. One that does not answer is as temporary as a database that does not. */
final class Bucket {

    private static final Logger LOG = Logger.getLogger(Bucket.class);

    private static final Duration LATER = Duration.ofSeconds(10);

    private final S3Client client;
    private final String name;

    Bucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    /** @param at when it was written, by the server's clock */
    record Kept(String name, Instant at) {}

    /** The server refuses what does not arrive as it was sent. */
    void put(String object, Path content) throws IOException {
        String md5 = Md5Utils.md5AsBase64(content.toFile());
        asked(() -> client.putObject(request -> request.bucket(name).key(object).contentMD5(md5), content));
    }

    void copy(String object, long from, long to, OutputStream receiver) throws IOException {
        ResponseInputStream<GetObjectResponse> content = asked(() ->
                client.getObject(request -> request.bucket(name).key(object).range("bytes=" + from + '-' + to)));
        try (content) {
            content.transferTo(receiver);
        } catch (IOException e) {
            // Else closing it would read the rest, for nobody.
            content.abort();
            throw e;
        }
    }

    /** In the order of their names, a thousand at a time. */
    Stream<List<Kept>> pages(String prefix) {
        return client.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix)).stream()
                .map(page -> page.contents().stream()
                        .map(each -> new Kept(each.key(), each.lastModified()))
                        .toList());
    }

    void remove(String object) {
        asked(() -> client.deleteObject(request -> request.bucket(name).key(object)));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (NoSuchKeyException lost) {
            throw new IllegalStateException("An object that should be there is not", lost);
        } catch (SdkException failure) {
            LOG.warnf("Store of evidence not available: %s", failure.getMessage());
            throw RuleViolation.of("TEMPORARILY_UNAVAILABLE", "佐证材料的存储暂不可用,请稍后重试")
                    .retryAfter(LATER);
        }
    }
}
