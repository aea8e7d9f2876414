package org.faultline.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells browsers to run no script, to fetch nothing from elsewhere, and to guess no types. */
@Provider
public class SafeHeaders implements ContainerResponseFilter {
    public static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Referrer-Policy", "no-referrer");
        if (!response.getHeaders().containsKey("Content-Security-Policy")) {
            response.getHeaders().putSingle("Content-Security-Policy", POLICY);
        }
    }
}
