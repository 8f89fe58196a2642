package dudao.commons.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({"张小明,张**", "张三,张**", "欧阳小红,欧阳**", "欧阳,欧**", "𠮷田,𠮷**", "' 李雷 ',李**"})
    void ofANameTheSurnameStays(String name, String shown) {
        assertEquals(shown, Masks.name(name));
    }

    @ParameterizedTest
    @CsvSource({
        "13812341234,138****1234",
        "+86 138-1234-1234,138****1234",
        "0564-3312345,****45",
        "12,****12",
        "7,****7"
    })
    void ofAPhoneTheEndsStay(String phone, String shown) {
        assertEquals(shown, Masks.phone(phone));
    }

    @ParameterizedTest
    @CsvSource({"zhang.san@example.cn,z***@example.cn", "no-at-sign,n***o-at-sign"})
    void ofAMailAddressTheDomainStays(String email, String shown) {
        assertEquals(email.indexOf('@') < 0 ? "n***" + email.substring(1) : shown, Masks.email(email));
    }

    @Test
    void nothingStaysNothing() {
        assertNull(Masks.name(null));
        assertNull(Masks.phone(null));
        assertNull(Masks.email(null));
    }

    @Test
    void identityNumbersAndPhonesLeaveAFreeText() {
        String text = "学生王小丫(身份证号341502201203045678,旧号341502120304567)家长电话13912345678、0564-3312345,"
                + "另一证34150220120304567X,邮箱wang@example.cn,班级2024级3班,金额13912元";
        assertEquals(
                "学生王**(身份证号341502********,旧号341502********)家长电话139****5678、0564-****2345,"
                        + "另一证341502********,邮箱w***@example.cn,班级2024级3班,金额13912元",
                Masks.prose(text, List.of("王小丫")));
    }

    @Test
    void theLongerNameGoesFirst() {
        assertEquals("张**和张**", Masks.prose("张小明明和张小明", List.of("张小明", "张小明明", "张")));
    }
}
