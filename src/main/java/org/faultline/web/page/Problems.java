package org.faultline.web.page;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.faultline.access.Refused;
import org.faultline.access.password.PasswordHash;
import org.faultline.alert.work.NotAllowed;
import org.faultline.alert.work.StaleVersion;
import org.faultline.database.FailureReason;
import org.faultline.report.Text;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.JsonFault;
import org.faultline.subscription.InvalidAddress;
import org.faultline.web.http.Problem;
import org.faultline.web.http.WorkView;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error leaves as problem+json (or as a page, where a browser asks), never with a stack trace. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @Inject
    HttpHeaders headers;

    @Inject
    Frames frames;

    @ServerExceptionMapper
    Response thrown(Problem.Thrown e) {
        return answer(e.problem(), null);
    }

    @ServerExceptionMapper
    Response malformed(MalformedDelivery e) {
        return malformed("Malformed delivery", e);
    }

    private static Response malformed(String title, MalformedDelivery e) {
        return Problem.of(
                        400,
                        title,
                        "line " + e.line() + ", column " + e.column() + ": " + e.getMessage()
                                + "; nothing of it was taken",
                        new Problem.Violation("", null, String.valueOf(e.getMessage()), e.line(), e.column()))
                .response();
    }

    @ServerExceptionMapper
    Response stale(StaleVersion e) {
        return answer(conflict(e), null);
    }

    static Problem conflict(StaleVersion e) {
        return Problem.conflict(
                "version " + e.given() + " " + e.getMessage(),
                WorkView.brief(e.work()),
                new Problem.Violation("version", String.valueOf(e.given()), String.valueOf(e.getMessage())));
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowed e) {
        return answer(conflict(e), null);
    }

    static Problem conflict(NotAllowed e) {
        WorkView work = WorkView.brief(e.work());
        return Problem.conflict(e.getMessage() + "; possible now: " + String.join(", ", work.allowed()), work);
    }

    @ServerExceptionMapper
    Response refusal(Refused e) {
        return answer(refused(e), null);
    }

    static Problem refused(Refused e) {
        return switch (e.kind()) {
            case INPUT -> Problem.badInput(new Problem.Violation(e.field(), null, e.why()));
            case CONFLICT -> Problem.of(409, "Conflict", e.why());
            case LOGIN -> Problem.of(401, "Not signed in", e.why());
            case LIMIT -> Problem.of(429, "Too many tries", e.why());
            case UNKNOWN -> Problem.of(404, "Not found", e.why());
        };
    }

    @ServerExceptionMapper
    Response busy(PasswordHash.TooMany e) {
        return answer(tooMany(e), null);
    }

    static Problem tooMany(PasswordHash.TooMany e) {
        return Problem.of(503, "Busy", e.getMessage());
    }

    /** A body that is JSON, but not of the shape asked for. */
    @ServerExceptionMapper
    Response misshapen(MismatchedInputException e) {
        String field = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                .collect(Collectors.joining());
        return Problem.badInput(new Problem.Violation(
                        field.startsWith(".") ? field.substring(1) : field, null, "is not " + kind(e.getTargetType())))
                .response();
    }

    private static String kind(@Nullable Class<?> wanted) {
        if (wanted == String.class || (wanted != null && wanted.isEnum())) {
            return "a text that can stand there";
        } else if (wanted == Integer.class || wanted == Long.class || wanted == int.class || wanted == long.class) {
            return "a whole number";
        } else if (wanted == Boolean.class || wanted == boolean.class) {
            return "true or false";
        }
        return wanted != null && Collection.class.isAssignableFrom(wanted) ? "a list" : "an object with fields";
    }

    @ServerExceptionMapper
    Response invalid(InvalidAddress e) {
        return answer(invalidAddress(e), null);
    }

    static Problem invalidAddress(InvalidAddress e) {
        return Problem.badInput(
                new Problem.Violation("address", Text.shortened(e.address(), 120), String.valueOf(e.getMessage())));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        Response given = e.getResponse();
        if (given.hasEntity()) {
            return given;
        }
        if (e.getCause() instanceof JacksonException broken) {
            return malformed("Malformed JSON", JsonFault.at(broken));
        }
        Response.StatusType status = given.getStatusInfo();
        return answer(
                Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail(status.getStatusCode())), given);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        FailureReason reason = FailureReason.of(e);
        if (reason.isDatabaseAway()) {
            LOG.warnf("a request is refused, as the database cannot be reached: %s", reason.text());
            return answer(
                    Problem.databaseAway(),
                    Response.status(503)
                            .header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER)
                            .build());
        }
        String incident = UUID.randomUUID().toString();
        LOG.errorf(e, "incident %s", incident);
        return answer(Problem.of(500, "Internal error", "The log names the cause under incident " + incident), null);
    }

    private static @Nullable String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing under this address";
            case 405 -> "This address does not take that method";
            case 413 -> "A field of a form holds at most 64 KB, and a note 8 KB; nothing of it was taken";
            case 415 -> "This address does not take that media type";
            case 406 -> "This address does not speak any of the media types asked for";
            default -> null;
        };
    }

    /** Keeps headers such as Allow of the response that stands behind. */
    private Response answer(Problem problem, @Nullable Response behind) {
        boolean page = headers.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
        Response.ResponseBuilder answer = Response.status(problem.status());
        if (behind != null) {
            behind.getHeaders().forEach((name, values) -> {
                if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                        && !HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
                    values.forEach(value -> answer.header(name, value));
                }
            });
        }
        return page
                ? answer.type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                        .entity(Pages.problem(frames.now(), problem))
                        .build()
                : answer.type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
