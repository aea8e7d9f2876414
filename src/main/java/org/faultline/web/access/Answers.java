package org.faultline.web.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.ext.web.RoutingContext;
import org.faultline.web.http.Problem;
import org.faultline.web.http.SafeHeaders;

/** Answers where a request ends before it comes to any resource. */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static boolean wantsPage(RoutingContext call) {
        String accept = call.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    static void end(RoutingContext call, Problem problem) {
        call.response().setStatusCode(problem.status()).putHeader("X-Content-Type-Options", "nosniff");
        if (wantsPage(call)) {
            call.response()
                    .putHeader("Content-Type", "text/html;charset=utf-8")
                    .putHeader("Content-Security-Policy", SafeHeaders.POLICY)
                    .end(LoginPages.problem(problem));
            return;
        }
        try {
            call.response().putHeader("Content-Type", Problem.MEDIA_TYPE).end(JSON.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
