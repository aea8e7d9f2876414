package org.faultline.report.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.report.BadRow;
import org.faultline.report.Delivery;
import org.faultline.report.Format;
import org.faultline.report.Rejection;
import org.faultline.report.Report;

/** All that came of one delivery, put together. */
record Read(DeliveryResult reading, List<Delivery> deliveries) {
    static final Instant NOW = Instant.parse("2024-11-18T09:30:00Z");

    static Read text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), DeliveryOptions.at(NOW));
    }

    static Read text(String text, Format format) {
        return bytes(
                text.getBytes(StandardCharsets.UTF_8), DeliveryOptions.at(NOW).as(format));
    }

    static Read bytes(byte[] bytes) {
        return bytes(bytes, DeliveryOptions.at(NOW));
    }

    static Read bytes(byte[] bytes, DeliveryOptions asked) {
        return stream(new ByteArrayInputStream(bytes), asked);
    }

    static Read resource(String name) {
        return bytes(resourceBytes(name));
    }

    static byte[] resourceBytes(String name) {
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

    List<Report> reports() {
        return items().stream().map(Delivery.Item::report).toList();
    }

    Report report() {
        List<Report> all = reports();
        if (all.size() != 1) {
            throw new AssertionError("not one report but " + all.size() + ": " + rejected());
        }
        return all.get(0);
    }

    Report report(String id) {
        return reports().stream()
                .filter(r -> r.externalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Delivery.Item> items() {
        return deliveries.stream().flatMap(d -> d.items().stream()).toList();
    }

    List<Rejection> rejected() {
        return deliveries.stream().flatMap(d -> d.rejected().stream()).toList();
    }

    List<Rejection> warnings() {
        return deliveries.stream().flatMap(d -> d.warnings().stream()).toList();
    }

    List<BadRow> bad() {
        return deliveries.stream().flatMap(d -> d.bad().stream()).toList();
    }
}
