package org.faultline.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.faultline.report.store.Receipt;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 has it, with the faults of the input one by one. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<Violation> violations,
        @Nullable Receipt receipt,
        @Nullable WorkView work) {
    private static final JsonMapper JSON = new JsonMapper();

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds after which to try again while the database is away. */
    public static final String RETRY_AFTER = "10";

    /** One fault of the input: which field, what stood there, what is wrong with it, and where when it is a place in a text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Violation(
            String field,
            @Nullable String value,
            String reason,
            @Nullable Long line,
            @Nullable Long column) {
        public Violation(String field, @Nullable String value, String reason) {
            this(field, value, reason, null, null);
        }
    }

    public static Problem of(int status, String title, @Nullable String detail, Violation... violations) {
        return new Problem("about:blank", title, status, detail, List.of(violations), null, null);
    }

    public static Problem badInput(Violation... violations) {
        return of(
                400,
                "Bad input",
                violations.length == 1 ? violations[0].field() + " " + violations[0].reason() : null,
                violations);
    }

    /** @throws RuntimeException that answers with the faults, if there are any */
    public static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw badInput(faults.toArray(Violation[]::new)).thrown();
        }
    }

    /** The database is away for now; to be answered with {@link #RETRY_AFTER}. */
    public static Problem databaseAway() {
        return of(503, "The database cannot be reached", "Try again in a few seconds; nothing that is stored is lost");
    }

    /** A delivery that could not be read to its end; what came before is taken, as the receipt says. */
    public static Problem cutOff(String why, Receipt receipt) {
        return new Problem(
                "about:blank", "Delivery cut off", 400, why + "; what came before was taken", List.of(), receipt, null);
    }

    /** Something cannot be done about an alert as others left it; where its work stands is said with it. */
    public static Problem conflict(String why, WorkView work, Violation... violations) {
        return new Problem("about:blank", "Conflict", 409, why, List.of(violations), null, work);
    }

    /** Ends a request that comes to no resource. */
    public void end(RoutingContext call) {
        try {
            call.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", MEDIA_TYPE)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    public RuntimeException thrown() {
        return new Thrown(this);
    }

    /** Carries a problem to where errors are answered; a ready answer would leave past there, as JSON even to a browser. */
    public static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        private Thrown(Problem problem) {
            super(problem.title(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
