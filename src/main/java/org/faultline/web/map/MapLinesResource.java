package org.faultline.web.map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.faultline.web.export.ExportFormat;
import org.faultline.web.export.ListExport;
import org.faultline.web.http.Query;

/** The lines that a map on a page is drawn over, of one part of the world. */
@Path("/map/lines.geojson")
public class MapLinesResource {
    private final MapLines lines;
    private final ListExport export;

    MapLinesResource(MapLines lines, ListExport export) {
        this.lines = lines;
        this.export = export;
    }

    @GET
    @Produces("application/geo+json")
    @Operation(hidden = true)
    public Response lines(@Context UriInfo uri) {
        return export.answer(ExportFormat.GEOJSON, lines.in(Query.box(uri)), null);
    }
}
