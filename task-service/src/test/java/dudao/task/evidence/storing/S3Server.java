package dudao.task.evidence.storing;

import java.net.URI;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/** An S3 server on a free port of this machine, over a store in memory; it looks at signatures. */
final class S3Server implements AutoCloseable {

    static final String KEY = "dudao";
    static final String SECRET = "of-this-test-only";

    private final BlobStoreContext store;
    private final S3Proxy proxy;

    private S3Server(BlobStoreContext store) {
        this.store = store;
        this.proxy = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
    }

    static S3Server start(String bucket) throws Exception {
        S3Server server = new S3Server(
                ContextBuilder.newBuilder(new TransientApiMetadata()).build(BlobStoreContext.class));
        server.store.getBlobStore().createContainerInLocation(null, bucket);
        server.proxy.start();
        return server;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
        store.close();
    }
}
