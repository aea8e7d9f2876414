package org.faultline.web.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.faultline.web.page.ServiceStatus;

/** How the service stands. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private final ServiceStatus status;

    StatusResource(ServiceStatus status) {
        this.status = status;
    }

    @GET
    @Operation(
            operationId = "getStatus",
            summary = "Which sources are heard, which rules about absence are on, what waits for people",
            description =
                    "Rules about absence raise nothing new while any expected source is silent, and those that ask for Coverage"
                            + " raise nothing where none is expected; why says which it is.")
    public ServiceStatus.Now now() {
        return status.now();
    }
}
