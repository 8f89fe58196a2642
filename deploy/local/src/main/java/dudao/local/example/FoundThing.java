package dudao.local.example;

/** What the inspectors found, and how far each thing has come since. */
enum FoundThing {
    EXIT("二楼疏散通道堆放桌椅，安全出口指示灯不亮", "消防法第二十八条", "消防安全", "MAJOR", "CLOSED", 15),
    KITCHEN("食堂留样时间不足四十八小时，记录有补写痕迹", "学校食品安全与营养健康管理规定第四十条", "食品安全", "MAJOR", "AWAITING_VERIFICATION", 10),
    PATROL("校舍隐患排查台账缺少两个月记录", "中小学幼儿园安全管理办法第十八条", "校舍安全", "GENERAL", "RECTIFYING", 20),
    BUS("校车途经路段变更后未重新报备", "校车安全管理条例第十六条", "交通安全", "GENERAL", "ASSIGNED", 30),
    GUARD("晚自习时段保安在岗人数少于排班人数", "中小学幼儿园安全防范要求", "安全保卫", "GENERAL", "CONFIRMED", 0),
    HYDRANT("操场北侧消火栓压力表读数偏低，待专业机构复测", "消防法第十六条", "消防安全", "GENERAL", "IDENTIFIED", 0);

    final String wording;
    final String clause;
    final String indicator;
    final String severity;
    /** State of the finding at the end of the load. */
    final String state;

    final int days;

    FoundThing(String wording, String clause, String indicator, String severity, String state, int days) {
        this.wording = wording;
        this.clause = clause;
        this.indicator = indicator;
        this.severity = severity;
        this.state = state;
        this.days = days;
    }
}
