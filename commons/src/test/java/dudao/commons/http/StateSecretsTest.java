package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "机密★10年",
                "附件一 绝密 ★ 30年",
                "秘密★",
                "秘密☆6个月",
                "机密★１０年",
                "机 密 ★ 二十年",
                "绝密★长期",
                "机密·20年",
                "秘密:5年",
                "机密 10年\n关于某事的通知",
                "密级：秘密",
                "正文之前\n机　密\n正文",
                "机\u200b密★10年"
            })
    void aMarkedTextIsRefusedAndNotRepeated(String text) {
        RuleViolation refusal = assertThrows(RuleViolation.class, () -> StateSecrets.refuse(text));
        assertEquals("CLASSIFIED_CONTENT", refusal.code());
        assertFalse(refusal.getMessage().contains("★"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "加强保密教育,不得泄露国家秘密和商业秘密",
                "试卷启用前按机密级材料管理",
                "他保守秘密10年之久",
                "签订保密协议,期限3年",
                "秘密",
                "机密文件柜 2 个",
                "★ 评为五星学校",
                "密切联系群众 10年"
            })
    void proseAboutSecretsIsFine(String text) {
        assertEquals(text, StateSecrets.refuse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "没有那个字"})
    void nothingIsMarkedWithoutTheWord(String text) {
        assertFalse(StateSecrets.isMarked(text));
        assertFalse(StateSecrets.isMarked(null));
        assertTrue(StateSecrets.isMarked(text + "绝密★"));
    }
}
