package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.domain.shared.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever went wrong into a problem document.
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /// Answers with what an exception means; one that means nothing is a bug, and is logged.
    public static void answer(Exception thrown, Context context) {
        Problem problem = switch (thrown) {
            case Refusal refusal -> Problem.of(refusal);
            case HttpRefusal refusal -> Problem.of(refusal);
            case HttpResponseException javalins
            when javalins.getStatus() < 500 -> Problem.ofStatus(javalins.getStatus());
            default -> {
                LOG.atError()
                        .setCause(thrown)
                        .addKeyValue("operation", Gate.routeOf(context))
                        .log("unexpected failure");
                yield Problem.unexpected();
            }
        };
        problem.headers().forEach(context::header);
        context.status(problem.status());
        context.contentType(Problem.CONTENT_TYPE);
        context.result(Json.write(problem.toJson(RequestLabels.idOf(context))));
    }

    /// Answers after an error of the virtual machine, if it still can.
    public static void answer(HttpServletResponse response, Error error) {
        LOG.error("unexpected failure", error);
        Problem problem = Problem.unexpected();
        response.setStatus(problem.status());
        response.setContentType(Problem.CONTENT_TYPE);
        try {
            response.getOutputStream()
                    .write(Json.write(problem.toJson(String.valueOf(response.getHeader(RequestLabels.REQUEST_ID)))));
        } catch (IOException gone) {
            LOG.debug("the client is gone", gone);
        }
    }

    /// What the HTTP server answers when it refuses a request before anybody sees it.
    ///
    /// @param headers set on every answer
    public static Request.Handler beforeRouting(SecurityHeaders headers) {
        return (request, response, callback) -> {
            int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer told ? told : 500;
            // Jetty ends the connection after it; whoever is not told would send the next request into the end.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            write(response, callback, Problem.ofStatus(status), headers);
            return true;
        };
    }

    private static void write(Response response, Callback callback, Problem problem, SecurityHeaders headers) {
        String id = RequestLabels.newId();
        headers.each((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(RequestLabels.REQUEST_ID, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        Content.Sink.write(
                response, true, new String(Json.write(problem.toJson(id)), StandardCharsets.UTF_8), callback);
    }
}
