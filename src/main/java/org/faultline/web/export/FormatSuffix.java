package org.faultline.web.export;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the end of an address, such as {@code /api/v1/alerts.csv}, for the format that is wanted. */
public class FormatSuffix {
    private static final Pattern SUFFIXED = Pattern.compile("(/api/v1/(?:alerts(?:/\\d{1,18})?|events))\\.([a-z]+)");

    @ServerRequestFilter(preMatching = true)
    public void resolve(ContainerRequestContext request) {
        Matcher suffixed = SUFFIXED.matcher(request.getUriInfo().getRequestUri().getPath());
        if (suffixed.matches()) {
            ExportFormat.ofSuffix(suffixed.group(2)).ifPresent(format -> {
                request.getHeaders().putSingle(HttpHeaders.ACCEPT, format.mediaType());
                request.setRequestUri(request.getUriInfo()
                        .getRequestUriBuilder()
                        .replacePath(suffixed.group(1))
                        .build());
            });
        }
    }
}
