package dudao.task.organizations;

import java.util.Optional;

/** The two check characters of a unified social credit code. */
final class UsccCheck {

    /** GB 32100: no I, O, S, V, Z. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** GB 11714 counts with all letters. */
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private UsccCheck() {}

    static Optional<String> wrongAt(int place, String code, char wanted) {
        return code.charAt(place - 1) == wanted ? Optional.empty() : Optional.of("第 " + place + " 位校验码应为 " + wanted);
    }

    /** GB 11714, modulo 11: ten is X, eleven 0. */
    static char ofOrganization(String eight) {
        int sum = 0;
        for (int i = 0; i < eight.length(); i++) {
            sum += LETTERS.indexOf(eight.charAt(i)) * ORGANIZATION_WEIGHTS[i];
        }
        return "0123456789X0".charAt(11 - sum % 11);
    }

    /** GB 32100: weights are the powers of 3 modulo 31. */
    static char ofWhole(String seventeen) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < seventeen.length(); i++) {
            sum += ALPHABET.indexOf(seventeen.charAt(i)) * weight;
            weight = weight * 3 % ALPHABET.length();
        }
        return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }
}
