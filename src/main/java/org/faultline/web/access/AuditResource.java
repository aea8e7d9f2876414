package org.faultline.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.faultline.access.Login;
import org.faultline.access.audit.AuditEntry;
import org.faultline.access.audit.AuditTrail;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.jspecify.annotations.Nullable;

/** Who did what, for admins: as a page, by the API, and whole as NDJSON. */
@Path("/")
public class AuditResource {
    /** One entry. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntry")
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

    /** @param next the cursor to go on from; null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditPage")
    public record Page(List<Entry> entries, @Nullable String next) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance audit(Frame frame, Page page, String by);
    }

    private final AuditTrail audit;
    private final Frames frames;
    private final ObjectMapper json;

    AuditResource(AuditTrail audit, Frames frames, ObjectMapper json) {
        this.audit = audit;
        this.frames = frames;
        this.json = json;
    }

    @GET
    @Path("audit")
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    public TemplateInstance page(@Context UriInfo uri) {
        Query.AskedAudit asked = Query.audit(uri);
        return Templates.audit(frames.now(), read(asked), asked.by() == null ? "" : String.valueOf(asked.by()));
    }

    @GET
    @Path("api/v1/audit")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who did what, the newest first",
            description = "by and since (a day) narrow it; cursor is the next of the page before; limit is 500 at most."
                    + " With Accept: application/x-ndjson it is whole, an entry a line.")
    @Parameter(name = "by", in = ParameterIn.QUERY, description = "who")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "on or after this date")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 500, usually 50",
            schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    public Page entries(@Context UriInfo uri) {
        return read(Query.audit(uri));
    }

    @GET
    @Path("api/v1/audit")
    @Produces("application/x-ndjson")
    @Operation(hidden = true)
    public StreamingOutput export(@Context UriInfo uri) {
        Query.AskedAudit asked = Query.audit(uri);
        return out -> {
            String cursor = asked.cursor();
            do {
                Page page = read(new Query.AskedAudit(asked.by(), asked.since(), Query.MOST, cursor));
                for (Entry entry : page.entries()) {
                    out.write((line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                }
                cursor = page.next();
            } while (cursor != null);
        };
    }

    private String line(Entry entry) throws JsonProcessingException {
        return json.writeValueAsString(entry);
    }

    private Page read(Query.AskedAudit asked) {
        try {
            AuditTrail.Page page = audit.page(asked.by(), asked.since(), asked.limit(), asked.cursor());
            return new Page(page.entries().stream().map(Entry::of).toList(), page.next());
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(new Problem.Violation("cursor", asked.cursor(), String.valueOf(e.getMessage())))
                    .thrown();
        }
    }
}
