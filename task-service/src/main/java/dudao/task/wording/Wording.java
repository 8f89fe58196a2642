package dudao.task.wording;

import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What the pages say for lights, states, commands and times. A name not known here is shown as it is. */
@TemplateExtension
public final class Wording {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Clocks.SHANGHAI);

    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("ASSIGNED", "已交办"),
            Map.entry("OBJECTED", "异议中"),
            Map.entry("ACCEPTED", "已签收"),
            Map.entry("IN_PROGRESS", "办理中"),
            Map.entry("SUBMITTED", "待审核"),
            Map.entry("RETURNED", "已退回"),
            Map.entry("SUSPENDED", "中止"),
            Map.entry("COMPLETED", "已办结"),
            Map.entry("CLOSED", "已销号"),
            Map.entry("REASSIGNED", "已改派"),
            Map.entry("CANCELLED", "已撤销"));
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("assign", "交办"),
            Map.entry("accept", "签收"),
            Map.entry("object", "提出异议"),
            Map.entry("uphold", "维持交办"),
            Map.entry("reassign", "改派"),
            Map.entry("start", "开始办理"),
            Map.entry("report", "反馈进展"),
            Map.entry("submit", "报请办结"),
            Map.entry("recall", "撤回报请"),
            Map.entry("return", "退回"),
            Map.entry("complete", "办结"),
            Map.entry("close", "销号"),
            Map.entry("reopen", "重启"),
            Map.entry("suspend", "中止"),
            Map.entry("resume", "恢复"),
            Map.entry("cancel", "撤销"),
            Map.entry("archive", "归档"));

    private static final Map<String, String> SOURCES =
            Map.of("PLAN", "计划任务", "FINDING", "问题整改", "AD_HOC", "临时交办", "SUBTASK", "分解任务");

    private Wording() {}

    public static String text(Light light) {
        return switch (light) {
            case GREEN -> "绿";
            case YELLOW -> "黄";
            case RED -> "红";
            case DARK_RED -> "深红";
            case BLUE -> "蓝";
            case GREY -> "灰";
            case PAUSED -> "暂停";
            case NONE -> "办结";
        };
    }

    public static String lamp(Light light) {
        return light.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String stateText(String state) {
        return STATES.getOrDefault(state, state);
    }

    public static String commandText(String command) {
        return COMMANDS.getOrDefault(command.toLowerCase(Locale.ROOT), command);
    }

    public static String sourceText(String source) {
        return SOURCES.getOrDefault(source, source);
    }

    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** A limit at midnight belongs to the day that ends. */
    public static String lastDay(Instant instant) {
        return Clocks.lastDayOf(instant).toString();
    }

    /** A limit with its hour, which at midnight is 24:00 of the day that ends. */
    public static String limit(Instant instant) {
        return Clocks.startOf(Clocks.dateOf(instant)).equals(instant) ? lastDay(instant) + " 24:00" : minute(instant);
    }
}
