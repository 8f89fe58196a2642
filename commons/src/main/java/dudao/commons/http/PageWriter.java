package dudao.commons.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Hands a page over to the connection in one piece, with its length. The framework's writer passes on a few kilobytes at a
 * time, and each piece goes from this thread to the connection's.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
class PageWriter implements ServerMessageBodyWriter<Page<?>> {

    private final ObjectWriter json;

    PageWriter(ObjectMapper json) {
        this.json = json.copy().registerModule(new PageValues()).writer();
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == Page.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Page.class;
    }

    @Override
    public void writeResponse(Page<?> page, Type generic, ServerRequestContext context) throws IOException {
        context.serverResponse().end(json.writeValueAsBytes(page));
    }

    @Override
    public void writeTo(
            Page<?> page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(json.writeValueAsBytes(page));
    }
}
