package dudao.commons.time;

/** How urgent somebody's duty is at one moment. Never stored: {@link Lights} computes it. */
public enum Light {
    NONE,
    PAUSED,
    BLUE,
    DARK_RED,
    RED,
    YELLOW,
    GREY,
    GREEN
}
