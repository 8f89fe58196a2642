package dudao.local;

import java.util.Arrays;
import java.util.Optional;

/** The counties of the example city with their codes of GB/T 2260 and their share of its schools in thousandths. */
public enum County {
    JINAN("341502", "金安区", 180),
    YUAN("341503", "裕安区", 190),
    YEJI("341504", "叶集区", 60),
    HUOQIU("341522", "霍邱县", 215),
    SHUCHENG("341523", "舒城县", 165),
    JINZHAI("341524", "金寨县", 115),
    HUOSHAN("341525", "霍山县", 75);

    public final String code;
    final String title;
    final int share;

    County(String code, String title, int share) {
        this.code = code;
        this.title = title;
        this.share = share;
    }

    String bureau() {
        return title + "教育局";
    }

    static Optional<County> of(String code) {
        return Arrays.stream(values())
                .filter(county -> county.code.equals(code))
                .findFirst();
    }
}
