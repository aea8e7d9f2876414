package org.faultline.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.faultline.alert.store.AlertFilter;
import org.faultline.alert.store.RevisionFeed;
import org.faultline.web.alert.AlertBriefs;
import org.jspecify.annotations.Nullable;

/**
 * Publishes each revision of an alert to a topic, in the order in which they were committed. Where it fails in between, it begins anew
 * with the first that was not known to be there, so that some may come twice, with the same ids.
 */
final class AlertPublisher implements StepThread.Step {
    private static final int AT_ONCE = 100;

    private final KafkaClients clients;
    private final String topic;
    private final URI source;
    private final PublishedPosition position;
    private final RevisionFeed feed;
    private final AlertBriefs briefs;
    private final ObjectMapper json;
    private final KafkaMetrics metrics;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean begun;

    AlertPublisher(
            KafkaClients clients,
            String topic,
            URI source,
            PublishedPosition position,
            RevisionFeed feed,
            AlertBriefs briefs,
            ObjectMapper json,
            KafkaMetrics metrics) {
        this.clients = clients;
        this.topic = topic;
        this.source = source;
        this.position = position;
        this.feed = feed;
        this.briefs = briefs;
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    public boolean run() throws Exception {
        if (!begun) {
            position.begin(topic);
            begun = true;
        }
        return position.isBehind(topic) && position.advance(topic, this::publish);
    }

    private long publish(long after) throws Exception {
        List<RevisionFeed.Change> changes = feed.after(after, AT_ONCE);
        if (changes.isEmpty()) {
            return after;
        }
        Map<RevisionFeed.Change, AlertBriefs.Revised> revised = briefs.revised(changes, AlertFilter.ALL);
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (RevisionFeed.Change change : revised.keySet()) {
            messages.add(message(change, revised.get(change)));
        }
        send(messages);
        metrics.published(messages.size());
        return changes.get(changes.size() - 1).position();
    }

    /** Returns once all are acknowledged. After the first that is not, none is sent any more: it would come before that one. */
    private void send(List<ProducerRecord<byte[], byte[]>> messages) throws Exception {
        Producer<byte[], byte[]> out = opened();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> message : messages) {
                sent.add(out.send(message, (place, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                        out.close(Duration.ZERO);
                    }
                }));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (Exception e) {
            close();
            Exception first = failure.get();
            throw first == null ? e : first;
        }
    }

    private ProducerRecord<byte[], byte[]> message(RevisionFeed.Change change, AlertBriefs.Revised revised)
            throws JsonProcessingException {
        byte[] event = json.writeValueAsBytes(CloudEvent.of(source, change, revised));
        byte[] key = String.valueOf(change.alertId()).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, key, event);
        message.headers().add("content-type", CloudEvent.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private Producer<byte[], byte[]> opened() {
        if (producer == null) {
            producer = clients.producer();
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
