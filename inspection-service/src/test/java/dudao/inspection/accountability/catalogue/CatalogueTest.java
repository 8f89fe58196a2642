package dudao.inspection.accountability.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.problems.RuleViolation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    private final Catalogue catalogue = new Catalogue(new ObjectMapper().registerModule(new JavaTimeModule()));

    @Test
    void anEditionHoldsUntilTheNext() {
        assertEquals("2012", catalogue.at(LocalDate.of(2021, 8, 31)).version());
        assertEquals("2021", catalogue.at(LocalDate.of(2021, 9, 1)).version());
        assertThrows(RuleViolation.class, () -> catalogue.at(LocalDate.of(2012, 9, 30)));
    }

    /** An article is named exactly where the text was read; the rest says that it is to be verified. */
    @Test
    void whatWasNotReadSaysSoAndNamesNoArticle() {
        for (Entry entry : all()) {
            assertEquals(entry.verified(), entry.article() != null, entry.code());
            assertEquals(!entry.verified(), entry.citation().contains("条文待核"), entry.code());
        }
        assertTrue(all().stream().anyMatch(Entry::verified));
    }

    @Test
    void codesAreNamedOnceInAnEdition() {
        for (String version : List.of("2012", "2021")) {
            Edition edition = catalogue.version(version);
            for (List<Entry> part : List.of(edition.grounds(), edition.measures(), edition.heavier())) {
                Set<String> codes = new HashSet<>();
                part.forEach(each -> assertTrue(codes.add(each.code()), each.code()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectKind.class)
    void everyKindOfObjectHasGroundsAndMeasures(ObjectKind kind) {
        Edition now = catalogue.at(LocalDate.of(2026, 11, 30));
        assertFalse(
                now.grounds().stream().filter(each -> each.isFor(kind)).toList().isEmpty());
        assertFalse(now.measures().stream()
                .filter(each -> each.isFor(kind))
                .toList()
                .isEmpty());
        assertTrue(kind.isPerson()
                || now.measures().stream()
                        .noneMatch(each -> each.isFor(kind) && each.code().equals("SANCTION")));
    }

    private List<Entry> all() {
        return Stream.of("2012", "2021")
                .map(catalogue::version)
                .flatMap(each -> Stream.of(each.grounds(), each.measures(), each.heavier()))
                .flatMap(List::stream)
                .toList();
    }
}
