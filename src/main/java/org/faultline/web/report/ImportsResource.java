package org.faultline.web.report;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.report.Text;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ImportLog;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Imports of files in parts, so that one that was cut off goes on where it was. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportsResource {
    /** A file to be imported: its name, and a hash of its content and of how it is to be read. */
    @Schema(name = "ImportRequest")
    public record Wanted(@Nullable String name, @Nullable String fingerprint) {}

    /**
     * Where to go on: parts are posted with this id, from the line after this one.
     *
     * @param setAside how many rows of it have been set aside so far
     */
    @Schema(name = "ImportProgress")
    public record Begun(long id, long line, long setAside) {}

    private final ImportLog intakes;
    private final Calendar calendar;

    ImportsResource(ImportLog intakes, Calendar calendar) {
        this.intakes = intakes;
        this.calendar = calendar;
    }

    @POST
    @Operation(operationId = "beginImport", summary = "Begin to import a file, or find out how far it has come")
    public Begun begin(@Nullable Wanted wanted) {
        String fingerprint = wanted == null || wanted.fingerprint == null ? "" : wanted.fingerprint;
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw Problem.badInput(new Problem.Violation(
                            "fingerprint", Text.shortened(Text.clean(fingerprint), 80), "is not 64 hexadecimal digits"))
                    .thrown();
        }
        String name = wanted == null || wanted.name == null ? "" : Text.clean(wanted.name);
        String kept = String.valueOf(Text.shortened(name, 300));
        ImportLog.Intake intake = intakes.begin(kept, "", fingerprint, calendar.now());
        return new Begun(intake.id(), intake.line(), intake.badRows());
    }
}
