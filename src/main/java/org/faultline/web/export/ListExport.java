package org.faultline.web.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.alert.store.AlertPlaces.Location;
import org.faultline.settings.Settings;
import org.faultline.web.http.Links;
import org.faultline.web.http.Query;
import org.jspecify.annotations.Nullable;

/**
 * Gives a page of a list in the format that was asked for, with a link to the next page (RFC 8288), and to who has it already only that it is the
 * same (ETag). Whether anything changed is never told by its time alone: an alert that leaves a list makes it no younger.
 */
@RequestScoped
public class ListExport {
    private static final ExportFormat[] OF_LISTS = {
        ExportFormat.JSON, ExportFormat.GEOJSON, ExportFormat.CSV, ExportFormat.ATOM
    };

    /**
     * A page of a list.
     *
     * @param path of the list, such as {@code /api/v1/alerts}
     * @param whole as the API's own JSON
     * @param rows the same as every other format takes it; worked out only for one of those
     * @param next the cursor of the following page, null on the last
     */
    public record Page(
            String path,
            String title,
            Object whole,
            Supplier<List<Row>> rows,
            @Nullable String next) {}

    /** One alert or event; what it is as an entry of a feed is worked out where that is wanted. */
    public record Row(
            String id, ObjectNode fields, @Nullable Location location, Function<String, AtomFeed.Entry> entry) {}

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Request request;
    private final ObjectMapper json;
    private final String base;

    ListExport(UriInfo uri, HttpHeaders headers, Request request, ObjectMapper json, Settings settings) {
        this.uri = uri;
        this.headers = headers;
        this.request = request;
        this.json = json;
        this.base = settings.baseUrl().toString();
    }

    /** The page in the format wanted. */
    public Response answer(Page page, CsvTable table) {
        ExportFormat format = ExportFormat.wanted(headers.getAcceptableMediaTypes(), OF_LISTS);
        Query.AskedForm form = Query.form(uri);
        String body =
                switch (format) {
                    case JSON, CAP -> write(page.whole());
                    case GEOJSON ->
                        write(GeoJson.of(
                                page.rows().get().stream()
                                        .map(r -> new GeoJson.Feature(r.id(), r.location(), r.fields()))
                                        .toList(),
                                form.geometry()));
                    case CSV ->
                        table.of(page.rows().get().stream().map(Row::fields).toList(), form.hxl());
                    case ATOM -> feed(page).write();
                };
        return answer(format, body, next(page, format));
    }

    /** Something as the API's own JSON. */
    public Response answer(ExportFormat format, Object whole) {
        return answer(format, write(whole), null);
    }

    /** A body with what lets it be asked for again. */
    public Response answer(ExportFormat format, String body, @Nullable String next) {
        EntityTag tag = new EntityTag(DigestUtils.sha256Hex(format + body).substring(0, 32));
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoCache(true);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = same != null
                ? same
                : Response.ok(body.getBytes(StandardCharsets.UTF_8)).type(format.mediaType());
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.tag(tag)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private AtomFeed feed(Page page) {
        String next = next(page, ExportFormat.ATOM);
        return new AtomFeed(
                page.title(),
                base,
                URI.create(base
                        + address(
                                page,
                                ExportFormat.ATOM,
                                uri.getQueryParameters().getFirst("cursor"))),
                next == null ? null : URI.create(base + next),
                page.rows().get().stream().map(r -> r.entry().apply(base)).toList());
    }

    private @Nullable String next(Page page, ExportFormat format) {
        return page.next() == null ? null : address(page, format, page.next());
    }

    private String address(Page page, ExportFormat format, @Nullable String cursor) {
        Map<String, String> query = new TreeMap<>(Links.of(uri, page.path()).asked());
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return Links.address(page.path() + "." + format.suffix(), query);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list cannot be written as JSON", e);
        }
    }
}
