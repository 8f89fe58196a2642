package dudao.plan.importing;

import dudao.commons.http.StateSecrets;
import dudao.commons.problems.RuleViolation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request body as text, and the fingerprint of its bytes. Offsets count from after a byte order mark. */
record SubmittedText(String text, String sha256) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static SubmittedText of(byte[] body) {
        String text = decoded(body == null ? new byte[0] : body);
        text = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        if (text.isEmpty()) {
            throw RuleViolation.of("BAD_REQUEST", "请求体为空,应为工作要点全文");
        }
        return new SubmittedText(StateSecrets.refuse(text), sha256(body));
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RuleViolation.of("INVALID_ENCODING", "请求体不是合格的 UTF-8;GBK 等编码请先转换");
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
