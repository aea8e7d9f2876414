package org.faultline.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.faultline.access.Login;
import org.faultline.access.audit.AuditEntry;
import org.faultline.access.audit.AuditTrail;
import org.faultline.report.Text;
import org.faultline.report.store.Calendar;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** Who did what, for admins: as a page, by the API, and whole as NDJSON. */
@Path("/")
public class AuditResource {
    private static final int PAGE = 100;
    private static final int MOST = 500;

    /** One entry. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long id,
            Instant at,
            String by,
            Login.Way through,
            String action,
            String subject,
            @Nullable String detail) {
        static Entry of(AuditEntry e) {
            return new Entry(e.id(), e.at(), e.by(), e.through(), e.action(), e.subject(), e.detail());
        }
    }

    /** @param next the number to go on before; null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Entry> entries, @Nullable Long next) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance audit(Pages.Frame frame, Page page, String by);
    }

    private final AuditTrail audit;
    private final Calendar calendar;
    private final ObjectMapper json;

    AuditResource(AuditTrail audit, Calendar calendar, ObjectMapper json) {
        this.audit = audit;
        this.calendar = calendar;
        this.json = json;
    }

    @GET
    @Path("audit")
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    public TemplateInstance page(
            @QueryParam("by") @DefaultValue("") String by, @QueryParam("before") @Nullable Long before) {
        return Templates.audit(Pages.Frame.of(calendar), read(by, null, before, PAGE), by);
    }

    @GET
    @Path("api/v1/audit")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Who did what, the newest first",
            description = "by and since narrow it; before goes on where a page ended; limit is 500 at most."
                    + " With Accept: application/x-ndjson it is whole, an entry a line.")
    public Page entries(
            @QueryParam("by") @DefaultValue("") String by,
            @QueryParam("since") @Nullable String since,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw bad("limit", String.valueOf(limit), "is not from 1 to " + MOST);
        }
        return read(by, since, before, limit);
    }

    @GET
    @Path("api/v1/audit")
    @Produces("application/x-ndjson")
    @Operation(hidden = true)
    public StreamingOutput export(
            @QueryParam("by") @DefaultValue("") String by, @QueryParam("since") @Nullable String since) {
        instant(since);
        return out -> {
            Long before = null;
            do {
                Page page = read(by, since, before, MOST);
                for (Entry entry : page.entries()) {
                    out.write((line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                }
                before = page.next();
            } while (before != null);
        };
    }

    private String line(Entry entry) throws JsonProcessingException {
        return json.writeValueAsString(entry);
    }

    private Page read(String by, @Nullable String since, @Nullable Long before, int limit) {
        List<Entry> entries = audit
                .newest(
                        by.isBlank() ? null : by.strip(),
                        instant(since),
                        before == null ? Long.MAX_VALUE : before,
                        limit)
                .stream()
                .map(Entry::of)
                .toList();
        Long next =
                entries.size() < limit ? null : entries.get(entries.size() - 1).id();
        return new Page(entries, next);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad("since", text, "is not a moment such as 2026-12-01T08:00:00Z");
        }
    }

    private static RuntimeException bad(String field, String value, String reason) {
        return Problem.badInput(new Problem.Violation(field, Text.shortened(value, 120), reason))
                .thrown();
    }
}
