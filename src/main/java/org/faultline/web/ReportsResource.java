package org.faultline.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.faultline.report.Calendar;
import org.faultline.report.Delivery;
import org.faultline.report.Receipt;
import org.faultline.report.ReportReader;
import org.faultline.report.Reports;

/** Takes deliveries of reports. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {
    static final String NDJSON = "application/x-ndjson";

    private final Reports reports;
    private final Calendar calendar;

    ReportsResource(Reports reports, Calendar calendar) {
        this.reports = reports;
        this.calendar = calendar;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, NDJSON, "application/ndjson", "application/jsonl"})
    @Operation(
            summary = "Deliver reports",
            description =
                    "One report, an array of reports, or one report a line (NDJSON). The good ones are stored before the answer;"
                            + " each bad one is named by index, field, value and reason. Delivering again changes nothing.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING))
            })
    public Receipt deliver(InputStream body, @HeaderParam("Content-Type") MediaType type) throws IOException {
        byte[] bytes = body.readNBytes(BodyLimit.MOST_BYTES + 1);
        if (bytes.length > BodyLimit.MOST_BYTES) {
            throw BodyLimit.tooLarge().thrown();
        }
        String text = text(bytes);
        Instant received = calendar.now();
        Delivery delivery = type == null || type.getSubtype().equals("json")
                ? ReportReader.readJson(text, received)
                : ReportReader.readNdjson(text, received);
        return reports.store(delivery, received);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badInput(
                            new Problem.Violation("", null, "the body is not UTF-8 text; nothing of it was taken"))
                    .thrown();
        }
    }
}
