package dudao.plan.heading;

/** 公开属性: 主动公开, 依申请公开, 不予公开. */
public enum Publicity {
    OPEN,
    ON_REQUEST,
    CLOSED
}
