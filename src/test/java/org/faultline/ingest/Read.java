package org.faultline.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.Report;
import org.faultline.report.delivery.BadRow;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;

/** All that came of one delivery, put together. */
public record Read(DeliveryResult reading, List<Delivery> deliveries) {
    public static final Instant NOW = Instant.parse("2024-11-18T09:30:00Z");

    public static Read text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), DeliveryOptions.at(NOW));
    }

    public static Read text(String text, Format format) {
        return bytes(
                text.getBytes(StandardCharsets.UTF_8), DeliveryOptions.at(NOW).as(format));
    }

    public static Read bytes(byte[] bytes) {
        return bytes(bytes, DeliveryOptions.at(NOW));
    }

    public static Read bytes(byte[] bytes, DeliveryOptions asked) {
        return stream(new ByteArrayInputStream(bytes), asked);
    }

    public static Read resource(String name) {
        return bytes(resourceBytes(name));
    }

    public static byte[] resourceBytes(String name) {
        try (InputStream in = Objects.requireNonNull(Read.class.getResourceAsStream("/events/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Read stream(InputStream in, DeliveryOptions asked) {
        List<Delivery> all = new ArrayList<>();
        try {
            return new Read(Deliveries.read(in, asked, all::add), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Report> reports() {
        return items().stream().map(Delivery.Item::report).toList();
    }

    public Report report() {
        List<Report> all = reports();
        if (all.size() != 1) {
            throw new AssertionError("not one report but " + all.size() + ": " + rejected());
        }
        return all.get(0);
    }

    public Report report(String id) {
        return reports().stream()
                .filter(r -> r.externalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public List<Delivery.Item> items() {
        return deliveries.stream().flatMap(d -> d.items().stream()).toList();
    }

    public List<Rejection> rejected() {
        return deliveries.stream().flatMap(d -> d.rejected().stream()).toList();
    }

    public List<Rejection> warnings() {
        return deliveries.stream().flatMap(d -> d.warnings().stream()).toList();
    }

    public List<BadRow> bad() {
        return deliveries.stream().flatMap(d -> d.bad().stream()).toList();
    }
}
