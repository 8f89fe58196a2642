package dudao.local;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Invents names that sound like schools of the region and gives none out twice. */
final class SchoolNames {
    private static final List<String> FIRST = List.of(
            "清", "云", "石", "白", "青", "龙", "凤", "双", "长", "新", "东", "西", "南", "北", "金", "银", "松", "竹", "梅", "杨", "桃",
            "荷", "枫", "梧", "皂", "槐", "望", "迎", "永", "安");
    private static final List<String> SECOND =
            List.of("溪", "岭", "河", "塘", "桥", "店", "冲", "畈", "湾", "坡", "岗", "庙", "集", "埠", "堰", "洼", "坪", "垅", "墩", "圩");
    private static final List<String> WISHES = List.of(
            "小太阳", "金色童年", "启明星", "蓝天", "七彩", "育苗", "春蕾", "阳光", "博雅", "智慧树", "向日葵", "小天使", "红苹果", "童话", "希望", "晨曦",
            "百合", "快乐", "新世纪", "贝贝");
    private static final List<String> IDEALS =
            List.of("明德", "崇文", "博学", "弘毅", "致远", "育英", "毓秀", "思源", "求真", "立人", "笃行", "尚德");
    private static final List<String> TRADES = List.of("职业技术学校", "中等职业学校", "技工学校", "农业职业高级中学", "旅游职业学校");

    private final SplittableRandom random;
    private final Set<String> given = new HashSet<>();

    SchoolNames(SplittableRandom random) {
        this.random = random;
    }

    String next(SchoolClass schoolClass, County county, boolean isPrivate) {
        for (var attempt = 0; attempt < 10_000; attempt++) {
            var name = county.title + invent(schoolClass, isPrivate);
            if (given.add(name)) {
                return name;
            }
        }
        throw new IllegalStateException("no name left for a " + schoolClass + " in " + county);
    }

    private String invent(SchoolClass schoolClass, boolean isPrivate) {
        return switch (schoolClass) {
            case KINDERGARTEN -> isPrivate ? place() + one(WISHES) + "幼儿园" : town() + oneOf("中心", "第二", "实验") + "幼儿园";
            case PRIMARY -> isPrivate ? one(IDEALS) + oneOf("", "实验", "外国语") + "小学" : publicPrimary();
            case JUNIOR -> isPrivate ? one(IDEALS) + oneOf("", "实验", "外国语") + "初级中学" : town() + "初级中学";
            case SENIOR -> (isPrivate ? one(IDEALS) : place()) + "高级中学";
            case VOCATIONAL -> place() + one(TRADES);
            case SPECIAL -> oneOf("特殊教育学校");
        };
    }

    private String publicPrimary() {
        return random.nextInt(4) == 0 ? town() + "中心小学" : town() + place() + oneOf("小学", "小学", "教学点");
    }

    private String town() {
        return place() + oneOf("镇", "镇", "乡");
    }

    private String place() {
        return one(FIRST) + one(SECOND);
    }

    private String oneOf(String... choices) {
        return one(List.of(choices));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
