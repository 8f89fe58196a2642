package dudao.inspection.clues;

import java.security.SecureRandom;

/** What a reporter asks with: 16 characters of 5 random bits each, without those that look alike. */
final class ReceiptNumber {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptNumber() {}

    /** Such as 7K3M-90QX-V2ZT-4HWB. */
    static String next() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                number.append('-');
            }
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }
}
