package dudao.inspection.referrals;

public enum ReferralKind {
    /** 上报: to an office or bureau above the one that inspects. */
    REFER_UP,
    /** 移送: to another department, or to a body outside the tree. */
    HAND_OVER
}
