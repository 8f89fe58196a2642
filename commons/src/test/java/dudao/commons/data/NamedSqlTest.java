package dudao.commons.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void eachPlaceOfANameIsOneOfItsOwn() {
        assertEquals(
                new NamedSql("select ? where a = ? and b > ?", List.of("id", "due_1", "id")),
                NamedSql.parse("select :id where a = :due_1 and b > :id"));
    }

    @Test
    void textsAndCastsHaveNoNames() {
        assertEquals(
                new NamedSql("select 'a :b it''s :c', x::uuid, ?", List.of("d")),
                NamedSql.parse("select 'a :b it''s :c', x::uuid, :d"));
    }

    @Test
    void aQuestionMarkOfTheStatementsOwnIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> NamedSql.parse("select a ? 'b' where c = :c"));
    }
}
