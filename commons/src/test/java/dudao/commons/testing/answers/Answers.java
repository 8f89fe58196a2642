package dudao.commons.testing.answers;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * Answers of REST-assured whose plain paths are read without it. It compiles a Groovy script for each path it is asked
 * for, a third of all that the tests spent. What is not plain or does not match it still reads itself, so its messages
 * are the same.
 */
public final class Answers {

    private static final List<Class<?>> KINDS =
            List.of(ValidatableResponse.class, ExtractableResponse.class, Response.class);

    private Answers() {}

    public static Response of(Response response) {
        return (Response) read(response, new PlainJson(response));
    }

    private static Object read(Object real, PlainJson json) {
        Class<?>[] kinds = KINDS.stream().filter(kind -> kind.isInstance(real)).toArray(Class<?>[]::new);
        return kinds.length == 0
                ? real
                : Proxy.newProxyInstance(Answers.class.getClassLoader(), kinds, new Answer(real, json));
    }

    private record Answer(Object real, PlainJson json) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("path") && ((Object[]) arguments[1]).length == 0) {
                Object found = json.at((String) arguments[0]);
                if (found != PlainJson.NOT_PLAIN) {
                    return found;
                }
            }
            if (method.getName().equals("body") && isMatched(arguments)) {
                return proxy;
            }
            try {
                Object result = method.invoke(real, arguments);
                // From another root the same path leads elsewhere.
                return method.getName().toLowerCase().contains("root") ? result : read(result, json);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private boolean isMatched(Object[] arguments) {
            if (arguments == null
                    || arguments.length != 3
                    || !(arguments[0] instanceof String path)
                    || !(arguments[1] instanceof Matcher<?> matcher)
                    || ((Object[]) arguments[2]).length > 0) {
                return false;
            }
            Object found = json.at(path);
            return found != PlainJson.NOT_PLAIN && matcher.matches(found);
        }
    }
}
