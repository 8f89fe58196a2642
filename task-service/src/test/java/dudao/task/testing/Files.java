package dudao.task.testing;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.http.entity.mime.HttpMultipartMode;

/** Files as people hand them in, and some as they should not. */
public final class Files {

    /** As browsers send them. */
    private static final RestAssuredConfig UTF_8_NAMES = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
            .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset("UTF-8"));

    private Files() {}

    public static Response upload(Person person, String name, byte[] content) {
        return form(person, name, content).post("/api/v1/evidence");
    }

    public static Response upload(Person person, String name, byte[] content, UUID organization) {
        return form(person, name, content)
                .multiPart("organizationId", organization.toString())
                .post("/api/v1/evidence");
    }

    /** Its id. */
    public static String uploaded(Person person, String name, byte[] content) {
        return upload(person, name, content).then().statusCode(201).extract().path("id");
    }

    private static RequestSpecification form(Person person, String name, byte[] content) {
        return person.request()
                .config(UTF_8_NAMES)
                .contentType("multipart/form-data")
                .multiPart(new MultiPartSpecBuilder(content)
                        .controlName("file")
                        .fileName(name)
                        .mimeType("application/octet-stream")
                        .build());
    }

    /** @param namesAndTexts each entry's name and what stands in it */
    public static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int n = 0; n < namesAndTexts.length; n += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[n]));
                zip.write(namesAndTexts[n + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Some hundred kilobytes that would become {@code size} bytes. */
    public static byte[] bomb(String name, int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int written = 0; written < size; written += zeros.length) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
