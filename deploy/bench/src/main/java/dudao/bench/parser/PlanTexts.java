package dudao.bench.parser;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Plans of the usual make and length, one after the other, up to a number of bytes. */
final class PlanTexts {

    private static final int SECTIONS = 6;
    private static final int ITEMS = 5;
    private static final int SENTENCES = 7;

    private static final String[] HEADINGS = {"抓实党建引领", "办好学前教育", "促进均衡发展", "深化评价改革", "建强教师队伍", "守牢安全底线"};

    private static final String[] BEGINNINGS = {
        "新建公办幼儿园", "年底前改造提升义务教育学校", "评选县级骨干教师不少于", "力争新增普惠学位约", "培育特色社团", "组织园长培训"
    };

    private static final String[] AMOUNTS = {"12所", "0.45万个", "150名，其中农村教师60名", "20个左右", "8场", "3,600万元"};

    private static final String[] REST = {
        "，健全经费保障机制，落实各县级市(区)主体责任，推动城乡学校结对帮扶。",
        "，贯彻《校园安全管理办法》（云教〔2024〕12号），每月开展1次隐患排查，建立台账逐项销号。",
        "；完善“家校社”协同育人机制，探索联盟办园，鼓励社会力量参与，让每一个孩子在家门口上好学。",
        "，秋季开学前完成设备更新，视力健康电子档案建档率达到100%，定期发布监测报告。"
    };

    private PlanTexts() {}

    static String of(int bytes) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        int size = 0;
        for (int n = 1; size < bytes; n++) {
            String plan = plan(n, random);
            text.append(plan);
            size += plan.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString();
    }

    private static String plan(int n, Random random) {
        StringBuilder plan = new StringBuilder("云江市第" + n + "区教育局2025年教育工作要点\n");
        plan.append("今年全区教育工作的总体要求是：稳中求进，办好老百姓家门口的每一所学校。\n");
        for (int section = 0, item = 1; section < SECTIONS; section++) {
            plan.append("一二三四五六".charAt(section))
                    .append('、')
                    .append(HEADINGS[section])
                    .append('\n');
            for (int i = 0; i < ITEMS; i++) {
                plan.append(item++)
                        .append('.')
                        .append(HEADINGS[random.nextInt(SECTIONS)])
                        .append("工作。");
                for (int s = 0; s < SENTENCES; s++) {
                    plan.append(BEGINNINGS[random.nextInt(BEGINNINGS.length)])
                            .append(AMOUNTS[random.nextInt(AMOUNTS.length)])
                            .append(REST[random.nextInt(REST.length)]);
                }
                plan.append("\n责任单位：基础教育处、各直属学校\n");
            }
        }
        return plan.toString();
    }
}
