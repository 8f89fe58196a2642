package dudao.plan.content.particulars;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads an {@code Optional} that is null where the body does not have the field, and empty where it says {@code null}: a
 * client that does not know a field leaves it as it is.
 */
public final class Given extends JsonDeserializer<Optional<?>> implements ContextualDeserializer {

    private final JavaType type;

    Given() {
        this(null);
    }

    private Given(JavaType type) {
        this.type = type;
    }

    /** What holds after a change: what it gives, else what was. */
    public static <T> T or(Optional<T> given, T before) {
        return given == null ? before : given.orElse(null);
    }

    public static <T> T or(T given, T before) {
        return given == null ? before : given;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new Given(property.getType().getContentType());
    }

    @Override
    public Optional<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Optional.ofNullable(context.readValue(parser, type));
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<?> getAbsentValue(DeserializationContext context) {
        return null;
    }
}
