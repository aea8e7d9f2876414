package org.faultline.kafka;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.stream.Limits;
import org.faultline.log.RequestLog;
import org.faultline.report.delivery.BadRow;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.store.Receipt;
import org.faultline.report.store.Reports;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stores the reports of the messages of one poll, in one transaction as long as they are a thousand at most, and says which were refused. */
final class MessageStore {
    /** Classes of SQLSTATE: a value is wrong, breaks a rule of the table, or is too much for it. A later try would fail the same way. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    /** The message that a record of a batch is from, and its position there. */
    private record Origin(ConsumerRecord<byte[], byte[]> message, int index) {}

    private static final Logger LOG = Logger.getLogger(MessageStore.class);

    private final Reports reports;
    private final Instant received;
    private final Map<ConsumerRecord<byte[], byte[]>, List<Rejection>> refused = new LinkedHashMap<>();
    private Batch batch = new Batch();

    MessageStore(Reports reports, Instant received) {
        this.reports = reports;
        this.received = received;
    }

    /** Holds its reports back until there are enough to be stored. */
    void take(ConsumerRecord<byte[], byte[]> message) {
        for (Delivery part : read(message)) {
            if (batch.size() + part.items().size() + part.bad().size() > Limits.USUAL.batch()) {
                storeBatch();
            }
            refuse(message, part.rejected());
            batch.add(message, part);
        }
    }

    /** Nothing where it cannot be read; not even a fault of ours in reading it keeps others from being taken. */
    private List<Delivery> read(ConsumerRecord<byte[], byte[]> message) {
        try {
            return MessageReader.read(message.value(), received);
        } catch (MalformedDelivery e) {
            String reason = String.valueOf(e.getMessage());
            refuse(message, List.of(new Rejection(0, null, "", null, reason, e.line(), String.valueOf(e.column()))));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "could not read the message at %d of %s-%d",
                    message.offset(),
                    message.topic(),
                    message.partition());
            refuse(message, List.of(new Rejection(0, null, "", null, "could not be read: " + e, null, null)));
        }
        return List.of();
    }

    /** Stores what was held back; gives the messages of which something was refused, with all that was. */
    Map<ConsumerRecord<byte[], byte[]>, List<Rejection>> finish() {
        storeBatch();
        return refused;
    }

    private void storeBatch() {
        Batch full = batch;
        batch = new Batch();
        store(full);
    }

    /** What the database does not take of one message keeps no other from being stored. */
    private void store(Batch some) {
        if (some.size() == 0) {
            return;
        }
        String id = some.id();
        try {
            Receipt receipt = reports.store(some.delivery(), received, null, 0, id);
            receipt.rejected().stream().skip(some.bad.size()).forEach(late -> {
                Origin origin = some.origins.get(late.index());
                refuse(origin.message, List.of(at(origin.index, late)));
            });
            RequestLog.say(List.of(id), "reports were read from Kafka: " + receipt.summary());
        } catch (RuntimeException e) {
            String reason = refusal(e);
            if (reason == null) {
                throw e;
            }
            Set<ConsumerRecord<byte[], byte[]>> messages = some.messages();
            for (ConsumerRecord<byte[], byte[]> message : messages) {
                if (messages.size() == 1) {
                    refuse(message, List.of(new Rejection(0, null, "", null, reason, null, null)));
                } else {
                    store(some.only(message));
                }
            }
        }
    }

    /** Why the database never takes it; null where it may do so later. */
    private static @Nullable String refusal(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql
                    && sql.getSQLState() != null
                    && OF_THE_DATA.contains(sql.getSQLState().substring(0, 2))) {
                return "cannot be stored: " + sql.getMessage();
            }
        }
        return null;
    }

    private void refuse(ConsumerRecord<byte[], byte[]> message, Collection<Rejection> why) {
        if (!why.isEmpty()) {
            refused.computeIfAbsent(message, m -> new ArrayList<>()).addAll(why);
        }
    }

    private static Rejection at(int index, Rejection r) {
        return new Rejection(index, r.externalId(), r.field(), r.value(), r.reason(), r.line(), r.column());
    }

    /** Records of messages that are stored together: no more than the receipt can name rejections, one of each. */
    private static final class Batch {
        private final List<Delivery.Item> items = new ArrayList<>();
        private final List<Rejection> bad = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();

        void add(ConsumerRecord<byte[], byte[]> message, Delivery part) {
            part.items().forEach(item -> add(new Origin(message, item.index()), item));
            for (BadRow row : part.bad()) {
                bad.add(at(origins.size(), row.faults().get(0)));
                origins.add(new Origin(message, row.index()));
            }
        }

        private void add(Origin origin, Delivery.Item item) {
            items.add(new Delivery.Item(origins.size(), item.report(), item.raw(), item.dated(), item.line()));
            origins.add(origin);
        }

        int size() {
            return origins.size();
        }

        /** By which the log and the reports name it. */
        String id() {
            ConsumerRecord<byte[], byte[]> first = origins.get(0).message;
            return "kafka-" + first.partition() + "-" + first.offset();
        }

        Delivery delivery() {
            return new Delivery(items, bad, List.of(), List.of(), JsonFormat.JSON.apiName(), null, null);
        }

        Set<ConsumerRecord<byte[], byte[]>> messages() {
            Set<ConsumerRecord<byte[], byte[]>> all = new LinkedHashSet<>();
            origins.forEach(o -> all.add(o.message));
            return all;
        }

        Batch only(ConsumerRecord<byte[], byte[]> message) {
            Batch one = new Batch();
            items.stream()
                    .filter(item -> origins.get(item.index()).message.equals(message))
                    .forEach(item -> one.add(origins.get(item.index()), item));
            return one;
        }
    }
}
