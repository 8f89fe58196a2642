package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The persons behind an act: whoever did it and, where a delegate did it, whom it was done for. Two acts that must lie in
 * different hands (起草与审定, 办理与审核, 整改与核查, 记录与确认, 问责决定与复核) may not share a single person, whatever role,
 * organisation or delegation brings that person there.
 */
public record People(Set<String> ids) {

    /** @param ids those that are null stand for nobody */
    public static People of(String... ids) {
        return new People(Arrays.stream(ids).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet()));
    }

    public static People of(Collection<String> ids) {
        return ids == null ? of() : new People(Set.copyOf(ids));
    }

    public static People behind(Caller caller) {
        return new People(caller.people());
    }

    public People and(People others) {
        Set<String> all = new HashSet<>(ids);
        all.addAll(others.ids);
        return new People(Set.copyOf(all));
    }

    public boolean meet(People others) {
        return ids.stream().anyMatch(others.ids::contains);
    }

    /** Four eyes: 403 when one of them stood behind the earlier act too. */
    public void mustNotMeet(People earlier, String detail) {
        if (meet(earlier)) {
            throw RuleViolation.of("SAME_PERSON", detail);
        }
    }
}
