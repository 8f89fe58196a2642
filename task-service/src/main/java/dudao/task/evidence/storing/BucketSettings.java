package dudao.task.evidence.storing;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** {@code dudao.evidence.s3.*}. The keys come from the environment: DUDAO_EVIDENCE_S3_ACCESS_KEY and …_SECRET_KEY. */
@Singleton
class BucketSettings {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** With every repetition: less than a transaction may take. */
    private static final Duration IN_ALL = Duration.ofSeconds(30);

    private final Optional<String> bucket;
    private final Optional<URI> endpoint;
    private final String region;
    private final boolean pathStyle;
    private final Optional<String> accessKey;
    private final Optional<String> secretKey;

    BucketSettings(
            @ConfigProperty(name = "dudao.evidence.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "dudao.evidence.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "dudao.evidence.s3.region", defaultValue = "us-east-1") String region,
            @ConfigProperty(name = "dudao.evidence.s3.path-style", defaultValue = "true") boolean pathStyle,
            @ConfigProperty(name = "dudao.evidence.s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "dudao.evidence.s3.secret-key") Optional<String> secretKey) {
        this.bucket = bucket;
        this.endpoint = endpoint;
        this.region = region;
        this.pathStyle = pathStyle;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    Optional<Bucket> bucket() {
        return bucket.map(name -> new Bucket(client(), name));
    }

    private S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(pathStyle)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(given("access-key", accessKey), given("secret-key", secretKey))))
                // Of the newer checksums servers other than Amazon's know some and not others; all know Content-MD5.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(limits -> limits.apiCallTimeout(IN_ALL));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static String given(String name, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalStateException("dudao.evidence.s3." + name + " is not set"));
    }
}
