package org.faultline.web.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.record.QuarantineWriter;
import org.faultline.report.store.ImportLog;

/** The rows that could not be read, to be downloaded, mended and posted again. */
@Path("/api/v1/quarantine")
public class QuarantineResource {
    private final ImportLog intakes;

    QuarantineResource(ImportLog intakes) {
        this.intakes = intakes;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listQuarantinedImports",
            summary = "List files and bodies that have rows set aside, newest first")
    public List<ImportLog.Intake> list() {
        return intakes.withBadRows();
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Operation(
            operationId = "downloadQuarantinedRows",
            summary = "Download the rows set aside of one intake",
            description =
                    "A file of the same format, with line, column, value and reason in columns (or a key) that begin with"
                            + " faultline_, which are passed over when it is posted again.")
    @APIResponse(
            responseCode = "200",
            description = "The rows, in the format that they came in",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    public Response download(@PathParam("id") long id) {
        ImportLog.Intake intake = intakes.find(id).filter(i -> i.badRows() > 0).orElseThrow(NotFoundException::new);
        Format format = Formats.named(intake.format());
        String header = intake.header().isEmpty() ? null : intake.header();
        StreamingOutput file = out -> QuarantineWriter.write(out, format, header, intakes.badRows(id));
        return Response.ok(file)
                .type(format.mediaType() + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"quarantine-" + id + format.fileEnding() + "\"")
                .build();
    }
}
