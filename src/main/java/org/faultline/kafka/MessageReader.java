package org.faultline.kafka;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.faultline.ingest.Deliveries;
import org.faultline.ingest.DeliveryResult;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.Limits;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.web.http.BodyLimit;
import org.jspecify.annotations.Nullable;

/** Reads a message as the body of a POST would be read. */
final class MessageReader {
    /** What is packed may unpack to no more than what is not may hold: all of it is in memory. */
    private static final Limits LIMITS = new Limits(
            BodyLimit.MOST_BYTES,
            Limits.USUAL.ratio(),
            Limits.USUAL.entries(),
            Limits.USUAL.recordBytes(),
            Limits.USUAL.columns(),
            Limits.USUAL.batch(),
            Limits.USUAL.batchBytes());

    private MessageReader() {}

    /**
     * The reports of a message, good and bad, at most a thousand in one piece.
     *
     * @throws MalformedDelivery where it cannot be read to its end; then nothing of it is to be taken
     */
    static List<Delivery> read(byte @Nullable [] value, Instant received) {
        if (value == null) {
            throw new MalformedDelivery(
                    "the message is empty; a report is withdrawn by one with \"retracted\": true", 1, 1);
        }
        if (value.length > BodyLimit.MOST_BYTES) {
            throw new MalformedDelivery(
                    "the message is longer than " + BodyLimit.MOST_BYTES / (1 << 20) + " MiB; send it in parts", 1, 1);
        }
        DeliveryOptions asked = new DeliveryOptions(JsonFormat.JSON, null, received, null, 1, LIMITS);
        List<Delivery> parts = new ArrayList<>();
        try {
            DeliveryResult result = Deliveries.read(new ByteArrayInputStream(value), asked, parts::add);
            if (!result.faults().isEmpty()) {
                throw new MalformedDelivery(String.join("; ", result.faults()), 1, 1);
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read a message that is in memory", e);
        }
    }
}
