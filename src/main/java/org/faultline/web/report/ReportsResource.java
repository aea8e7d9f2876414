package org.faultline.web.report;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.faultline.ingest.Deliveries;
import org.faultline.ingest.DeliveryResult;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.Limits;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.log.RequestLog;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ImportLog;
import org.faultline.report.store.Receipt;
import org.faultline.report.store.Reports;
import org.faultline.web.event.PlaceWarnings;
import org.faultline.web.http.BodyLimit;
import org.faultline.web.http.Problem;
import org.faultline.web.request.RequestIds;
import org.jspecify.annotations.Nullable;

/** Takes deliveries of reports, in any format that is known, packed or not. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {
    static final String NDJSON = "application/x-ndjson";

    private final Reports reports;
    private final ImportLog intakes;
    private final Calendar calendar;
    private final RunningKnowledge configured;
    private final Decisions decisions;

    ReportsResource(
            Reports reports, ImportLog intakes, Calendar calendar, RunningKnowledge configured, Decisions decisions) {
        this.configured = configured;
        this.decisions = decisions;
        this.reports = reports;
        this.intakes = intakes;
        this.calendar = calendar;
    }

    /** What is said about a delivery beside its body. */
    public static class Said {
        /** One of {@link Formats}; found out where absent. */
        @QueryParam("format")
        public @Nullable String format;

        /** The revision time of rows that bear none, such as the day a data set was released. */
        @QueryParam("asOf")
        public @Nullable String asOf;

        /** The import this is a part of. */
        @QueryParam("import")
        public @Nullable Long intake;

        /** The line of the file on which the first record of this part stands. */
        @QueryParam("line")
        public @Nullable Long line;

        /** The last line of the file that this part holds. */
        @QueryParam("through")
        public @Nullable Long through;
    }

    @POST
    @Consumes({
        MediaType.APPLICATION_JSON,
        NDJSON,
        "application/ndjson",
        "application/jsonl",
        "text/csv",
        "text/tab-separated-values",
        "application/gzip",
        "application/zip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Operation(
            operationId = "deliverReports",
            summary = "Deliver reports",
            description =
                    "One report of our own, an array of them, one a line (NDJSON), or a table, our own or a data set's, such as ACLED's;"
                            + " plain, gzipped or zipped. A format that is not known is answered with those that are. The good ones are stored before the answer, a thousand at a time; each bad one is"
                            + " named by index, line, field, value and reason, and set aside to be mended. Delivering again changes nothing.")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "DeliveredReport")),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Receipt deliver(
            InputStream body,
            @HeaderParam("Content-Type") MediaType type,
            @jakarta.ws.rs.BeanParam Said said,
            @Context RoutingContext call)
            throws IOException {
        byte[] bytes = body.readNBytes(BodyLimit.MOST_BYTES + 1);
        if (bytes.length > BodyLimit.MOST_BYTES) {
            throw BodyLimit.tooLarge().thrown();
        }
        ImportLog.Intake intake = said.intake == null
                ? null
                : intakes.find(said.intake)
                        .orElseThrow(() -> bad("import", said.intake, "is no import that was begun"));
        DeliveryOptions asked = new DeliveryOptions(
                format(said.format, type),
                charset(type),
                calendar.now(),
                instant(said.asOf),
                said.line == null ? 1 : Math.max(1, said.line),
                Limits.USUAL);
        PlaceWarnings places = new PlaceWarnings(decisions.applied(configured.now()));
        String request = RequestIds.of(call);
        DeliveryStore taking = new DeliveryStore(
                reports, intakes, places, asked.received(), intake, said.through == null ? 0 : said.through, request);
        DeliveryResult reading = Deliveries.read(new java.io.ByteArrayInputStream(bytes), asked, taking::take);
        Receipt receipt = taking.finished();
        RequestLog.say(List.of(request), "reports were posted: " + receipt.summary());
        if (!reading.faults().isEmpty()) {
            throw Problem.cutOff(String.join("; ", reading.faults()), receipt).thrown();
        }
        return receipt;
    }

    private static @Nullable Format format(@Nullable String named, @Nullable MediaType type) {
        if (named != null) {
            try {
                return Formats.named(named);
            } catch (IllegalArgumentException e) {
                throw bad("format", named, String.valueOf(e.getMessage()));
            }
        }
        String subtype = type == null ? "json" : type.getSubtype();
        return subtype.equals("json")
                ? JsonFormat.JSON
                : subtype.matches("(x-)?ndjson|jsonl") ? JsonFormat.NDJSON : null;
    }

    private static @Nullable Charset charset(@Nullable MediaType type) {
        String name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw bad("Content-Type", name, "names a character set that is not known here");
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : text.length() == "YYYY-MM-DD".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw bad("asOf", text, "is neither a day (2024-11-17) nor a time with zone (2024-11-17T12:00:00Z)");
        }
    }

    private static RuntimeException bad(String field, @Nullable Object value, String reason) {
        return Problem.badInput(new Problem.Violation(field, String.valueOf(value), reason))
                .thrown();
    }
}
