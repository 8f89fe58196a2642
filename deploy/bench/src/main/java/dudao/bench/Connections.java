package dudao.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Clients that cost the machine as little as possible: kept connections, one request at a time on each. */
final class Connections implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService threads;
    private final InputStream first;

    Connections(URI server, int number) throws IOException {
        for (var n = 0; n < number; n++) {
            var socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            sockets.add(socket);
        }
        threads = Executors.newFixedThreadPool(number);
        first = new BufferedInputStream(sockets.get(0).getInputStream());
    }

    /** The same GET again and again by several clients, each on a connection of its own. */
    static Latencies get(URI server, String path, String token, int clients, double seconds) throws Exception {
        return get(server, () -> path, token, clients, seconds);
    }

    /** @param path asked for each request */
    static Latencies get(URI server, Supplier<String> path, String token, int clients, double seconds)
            throws Exception {
        var open = new ArrayList<Connections>();
        try {
            return Latencies.of(clients, seconds, () -> {
                var head = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + token;
                var one = new Connections(server, 1);
                open.add(one);
                return () -> one.send(("GET " + path.get() + head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            });
        } finally {
            for (var each : open) {
                each.close();
            }
        }
    }

    /** Sends all of them and returns when the last is answered, each with 200. */
    void sendAll(Queue<byte[]> requests) throws InterruptedException, IOException {
        var work = sockets.stream()
                .<Callable<Void>>map(socket -> () -> {
                    var in = new BufferedInputStream(socket.getInputStream());
                    for (var request = requests.poll(); request != null; request = requests.poll()) {
                        socket.getOutputStream().write(request);
                        take(in);
                    }
                    return null;
                })
                .toList();
        for (var each : threads.invokeAll(work)) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }

    /** One request on the first connection, and its answer. */
    void send(byte[] request) throws IOException {
        sockets.get(0).getOutputStream().write(request);
        take(first);
    }

    private static void take(InputStream in) throws IOException {
        var status = line(in);
        var length = 0;
        var isChunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            isChunked |= header.regionMatches(true, 0, "transfer-encoding:", 0, 18);
        }
        var body = isChunked ? chunks(in) : in.readNBytes(length);
        if (!status.contains(" 200 ")) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("connection closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
