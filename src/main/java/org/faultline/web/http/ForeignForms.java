package org.faultline.web.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Refuses what a page of another site makes a browser send: nobody there can act in the name of who happens to read it. */
@Provider
public class ForeignForms implements ContainerRequestFilter {
    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void filter(ContainerRequestContext request) {
        // said by browsers alone, and by no page: https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
        if (!HARMLESS.contains(request.getMethod()) && "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
            throw Problem.of(403, "Forbidden", "A page of another site asked for this; nothing was done")
                    .thrown();
        }
    }
}
