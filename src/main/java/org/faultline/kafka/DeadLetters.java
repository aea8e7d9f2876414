package org.faultline.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.faultline.report.delivery.Rejection;
import org.jspecify.annotations.Nullable;

/** Sends messages that were refused to a topic of their own, as they came, with why and where they are from in headers. */
final class DeadLetters {
    private static final JsonMapper JSON = new JsonMapper();

    /** A header is no place for a thousand sentences. */
    private static final int MOST_REASONS = 20;

    private final KafkaClients clients;
    private final String topic;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(KafkaClients clients, String topic) {
        this.clients = clients;
        this.topic = topic;
    }

    /** Returns once all of them are acknowledged. */
    void send(Map<ConsumerRecord<byte[], byte[]>, List<Rejection>> refused)
            throws ExecutionException, InterruptedException {
        if (refused.isEmpty()) {
            return;
        }
        if (producer == null) {
            producer = clients.producer();
        }
        Map<ConsumerRecord<byte[], byte[]>, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : refused.keySet()) {
            sent.put(message, producer.send(letter(message, reasons(refused, message), message.value())));
        }
        for (ConsumerRecord<byte[], byte[]> message : sent.keySet()) {
            try {
                sent.get(message).get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RecordTooLargeException)) {
                    throw e;
                }
                List<Rejection> reasons = new ArrayList<>(reasons(refused, message));
                reasons.add(new Rejection(
                        0, null, "", null, "is too large for " + topic + ", and its value is left out", null, null));
                producer.send(letter(message, reasons, null)).get();
            }
        }
    }

    private static List<Rejection> reasons(
            Map<ConsumerRecord<byte[], byte[]>, List<Rejection>> refused, ConsumerRecord<byte[], byte[]> message) {
        List<Rejection> all = refused.getOrDefault(message, List.of());
        return all.subList(0, Math.min(MOST_REASONS, all.size()));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> message, List<Rejection> reasons, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, message.key(), value);
        message.headers().forEach(letter.headers()::add);
        try {
            letter.headers().add("faultline-reason", JSON.writeValueAsBytes(reasons));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons cannot be written as JSON", e);
        }
        header(letter, "faultline-topic", message.topic());
        header(letter, "faultline-partition", String.valueOf(message.partition()));
        header(letter, "faultline-offset", String.valueOf(message.offset()));
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String text) {
        letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
