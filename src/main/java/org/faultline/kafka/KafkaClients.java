package org.faultline.kafka;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes clients of the configured brokers. What loses no message is fixed here; all else may be set as {@code kafka.*}. */
final class KafkaClients {
    /** A dead letter may be as long as a message that was read, with what a batch adds; the broker has its own limit. */
    private static final int MOST_BYTES = 32 << 20;

    private static final Map<String, Object> OF_CONSUMERS = Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            "faultline",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            // a poll is worked out in memory as a whole
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            8 << 20,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            5_000);

    private static final Map<String, Object> OF_PRODUCERS = Map.of(
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * MOST_BYTES,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);

    private final Map<String, Object> configured;

    /** @param configured by the names that Kafka has for it, without the {@code kafka.} before */
    KafkaClients(Map<String, Object> configured) {
        this.configured = Map.copyOf(configured);
    }

    String servers() {
        return String.valueOf(configured.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Offsets move only when they are committed, and what a transaction took back is not read. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = with(OF_CONSUMERS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What was sent is on all replicas that are in step, once and in the order it was sent. */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = with(OF_PRODUCERS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> usual) {
        Map<String, Object> settings = new HashMap<>(usual);
        settings.putAll(configured);
        return settings;
    }

    /** Why something failed, in a sentence for the operator. */
    String words(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String said = t.getMessage();
            if (t instanceof SQLException) {
                return "the database cannot be used: " + said;
            } else if (t instanceof UnknownTopicOrPartitionException) {
                return "Kafka at " + servers() + " has no such topic: " + said;
            } else if (t instanceof TimeoutException && said != null && said.contains("not present in metadata")) {
                return "Kafka at " + servers() + " does not answer, or has no such topic: " + said;
            } else if (t instanceof TimeoutException || t instanceof DisconnectException) {
                return "Kafka at " + servers() + " does not answer: " + said;
            } else if (t instanceof AuthenticationException) {
                return "Kafka at " + servers() + " refuses the login: " + said;
            } else if (t instanceof AuthorizationException) {
                return "Kafka at " + servers() + " does not allow it: " + said;
            } else if (t instanceof ConfigException) {
                return "Kafka cannot be used as it is set: " + said;
            }
        }
        return failure.toString();
    }
}
