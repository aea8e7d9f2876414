package org.faultline.web.access;

import io.vertx.ext.web.RoutingContext;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Pages;

/** Answers where a request ends before it comes to any resource. */
final class Answers {
    private Answers() {}

    static boolean wantsPage(RoutingContext call) {
        String accept = call.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    static void end(RoutingContext call, Problem problem) {
        if (wantsPage(call)) {
            call.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", "text/html;charset=utf-8")
                    .end(Pages.problem(call, problem));
        } else {
            problem.end(call);
        }
    }
}
