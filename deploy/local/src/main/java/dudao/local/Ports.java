package dudao.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** One port for each listener; all on the loopback address. */
public record Ports(Map<Listener, Integer> numbers) {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    public Ports {
        numbers = Map.copyOf(numbers);
        if (new HashSet<>(numbers.values()).size() < numbers.size()) {
            throw Refusal.usage("Two of the ports are the same: " + new EnumMap<>(numbers));
        }
    }

    static Ports usual() {
        var numbers = new EnumMap<Listener, Integer>(Listener.class);
        for (var listener : Listener.values()) {
            numbers.put(listener, listener.usualPort);
        }
        return new Ports(numbers);
    }

    /** Ports that were free a moment ago, for tests that run beside other things. */
    public static Ports free() {
        var numbers = new EnumMap<Listener, Integer>(Listener.class);
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var listener : Listener.values()) {
                var socket = new ServerSocket(0, 1, LOOPBACK);
                sockets.add(socket);
                numbers.put(listener, socket.getLocalPort());
            }
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new Refusal(1, "No free port: " + e.getMessage());
        }
        return new Ports(numbers);
    }

    public int of(Listener listener) {
        return numbers.get(listener);
    }

    void requireFree() {
        for (var listener : Listener.values()) {
            if (!isFree(of(listener))) {
                throw Refusal.usage("Port %d (%s) is in use; stop what uses it or choose another with %s"
                        .formatted(of(listener), listener.title, listener.option()));
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int number(String name, String text) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(n -> n > 0 && n < 65_536)
                .orElseThrow(() -> Refusal.usage(name + " wants a port number, not '" + text + "'"));
    }
}
