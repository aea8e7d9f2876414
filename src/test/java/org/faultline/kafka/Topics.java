package org.faultline.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other side of the broker in a test: sends, and reads what came since the last mark. */
final class Topics implements AutoCloseable {
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<TopicPartition, Long> marks = new HashMap<>();

    Topics(String address) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address, "reconnect.backoff.max.ms", 200, "max.request.size", 30_000_000);
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void create(String topic, int count, Map<String, String> configs) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(count), Optional.empty()).configs(configs)))
                .all()
                .get();
        for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
    }

    /** From here on it reads. */
    void mark() {
        marks.putAll(consumer.endOffsets(partitions));
    }

    void send(String topic, String key, String value) {
        send(topic, key, value.getBytes(UTF_8));
    }

    /** Without waiting until it is there. */
    void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    /** Waits for so many; no more come within a moment. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> readFor(topic, Duration.ofMillis(200)).size() >= count);
        List<ConsumerRecord<byte[], byte[]>> all = readFor(topic, Duration.ofMillis(500));
        assertThat(all).hasSize(count);
        return all;
    }

    /** All since the mark, until nothing has come for so long. */
    List<ConsumerRecord<byte[], byte[]>> readFor(String topic, Duration silence) {
        List<TopicPartition> of =
                partitions.stream().filter(p -> p.topic().equals(topic)).toList();
        consumer.assign(of);
        of.forEach(p -> consumer.seek(p, marks.get(p)));
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            consumer.poll(silence).forEach(all::add);
        } while (all.size() > before);
        return all;
    }

    String value(String topic, String partition, String offset) {
        TopicPartition one = new TopicPartition(topic, Integer.parseInt(partition));
        consumer.assign(List.of(one));
        consumer.seek(one, Long.parseLong(offset));
        return new String(consumer.poll(Duration.ofSeconds(5)).iterator().next().value(), UTF_8);
    }

    /** Whether a group has committed that it read everything that was sent. */
    boolean isReadToTheEnd(String topic, String group) throws ExecutionException, InterruptedException {
        producer.flush();
        Map<TopicPartition, Long> ends = consumer.endOffsets(
                partitions.stream().filter(p -> p.topic().equals(topic)).collect(Collectors.toSet()));
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || (committed.get(end.getKey()) != null
                                && committed.get(end.getKey()).offset() == end.getValue()));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
