package dudao.plan.archiving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class PackageTest {

    private static ArchivePart.Part part(String name, String text) {
        return new ArchivePart.Part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSamePartsAreTheSameBytesWhereverAndWheneverTheyArePacked() {
        List<ArchivePart.Part> parts = List.of(part("a.json", "一"), part("b/c.json", ""));
        byte[] here = Package.of(parts);
        TimeZone home = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertArrayEquals(here, Package.of(parts));
        } finally {
            TimeZone.setDefault(home);
        }
    }

    @Test
    void whatIsPackedIsRead() {
        Map<String, byte[]> read = Package.parts(Package.of(List.of(part("名.json", "一"), part("b", ""))));
        assertEquals(List.of("名.json", "b"), List.copyOf(read.keySet()));
        assertArrayEquals("一".getBytes(StandardCharsets.UTF_8), read.get("名.json"));
    }

    @Test
    void whatIsNoPackageHasNoParts() {
        assertEquals(Map.of(), Package.parts(new byte[] {1, 2, 3}));
        assertEquals(Map.of(), Package.parts(new byte[0]));
    }
}
