package org.faultline.web.export;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.faultline.alert.store.AlertPlaces.Location;
import org.jspecify.annotations.Nullable;

/**
 * A list as an Atom feed (RFC 4287) with places in GeoRSS Simple; older entries follow at the link {@code next} (RFC 5005).
 *
 * @param base how the addresses of this installation begin
 * @param self the address of the feed, whose filters make it a feed of its own
 * @param next where the older entries are, null at the end
 */
public record AtomFeed(
        String title, String base, URI self, @Nullable URI next, List<Entry> entries) {
    /**
     * One alert or event.
     *
     * @param page where people read it
     * @param links where else it is, by media type
     */
    public record Entry(
            String title,
            String summary,
            Instant published,
            Instant updated,
            String page,
            List<Link> links,
            List<String> categories,
            @Nullable Location location) {}

    /** The same in another format. */
    public record Link(String mediaType, String address) {}

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    public String write() {
        return XmlText.document("feed", NAMESPACE, xml -> {
            xml.namespace("georss", "http://www.georss.org/georss");
            xml.text("id", self);
            xml.text("title", title);
            xml.text(
                    "updated",
                    entries.stream()
                            .map(Entry::updated)
                            .max(Comparator.naturalOrder())
                            .orElse(Instant.EPOCH));
            xml.element("author", () -> xml.text("name", "Faultline"));
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", self.toString());
            xml.empty("link", "rel", "alternate", "type", "text/html", "href", base + "/alerts");
            if (next != null) {
                xml.empty("link", "rel", "next", "type", "application/atom+xml", "href", next.toString());
            }
            for (Entry e : entries) {
                xml.element("entry", () -> entry(xml, e));
            }
        });
    }

    private static void entry(XmlText xml, Entry e) throws XMLStreamException {
        xml.text("id", e.page());
        xml.text("title", e.title());
        xml.text("published", e.published());
        xml.text("updated", e.updated());
        xml.empty("link", "rel", "alternate", "href", e.page());
        for (Link link : e.links()) {
            xml.empty("link", "rel", "alternate", "type", link.mediaType(), "href", link.address());
        }
        for (String category : e.categories()) {
            xml.empty("category", "term", category);
        }
        xml.text("summary", e.summary());
        Location at = e.location();
        if (at != null) {
            xml.text("georss:point", at.lat() + " " + at.lon());
            if (at.uncertaintyMetres() != null) {
                xml.text("georss:radius", at.uncertaintyMetres());
            }
        }
    }
}
