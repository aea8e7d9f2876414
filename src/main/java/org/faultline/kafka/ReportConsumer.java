package org.faultline.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.Reports;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports from a topic. Its offsets move once what was read is committed in the database and what was refused is acknowledged as a
 * dead letter; whatever fails before is read again, and a report that is known already changes nothing.
 */
final class ReportConsumer implements StepThread.Step {
    private static final Duration POLL = Duration.ofMillis(500);

    /** After how much silence the broker is asked whether it is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final String topic;
    private final DeadLetters deadLetters;
    private final Reports reports;
    private final Calendar calendar;
    private final KafkaMetrics metrics;
    private @Nullable Consumer<byte[], byte[]> consumer;
    private long heardAt;
    private volatile long waiting;
    private volatile int partitions;

    ReportConsumer(
            KafkaClients clients,
            String topic,
            DeadLetters deadLetters,
            Reports reports,
            Calendar calendar,
            KafkaMetrics metrics) {
        this.clients = clients;
        this.topic = topic;
        this.deadLetters = deadLetters;
        this.reports = reports;
        this.calendar = calendar;
        this.metrics = metrics;
    }

    @Override
    public boolean run() throws Exception {
        Consumer<byte[], byte[]> in = opened();
        ConsumerRecords<byte[], byte[]> messages = poll(in);
        if (!messages.isEmpty()) {
            try {
                take(messages);
                in.commitSync();
            } catch (Exception e) {
                rewind(in, messages);
                throw e;
            }
            heardAt = System.nanoTime();
        } else if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
            ask(in);
            heardAt = System.nanoTime();
        }
        waiting = in.assignment().stream()
                .map(in::currentLag)
                .mapToLong(lag -> lag.orElse(0))
                .sum();
        return true;
    }

    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> in) {
        try {
            return in.poll(POLL);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** So that they are read again. The consumer stays in its group: to come back takes it longer than a broker takes to start. */
    private static void rewind(Consumer<byte[], byte[]> in, ConsumerRecords<byte[], byte[]> messages) {
        for (TopicPartition partition : messages.partitions()) {
            if (in.assignment().contains(partition)) {
                in.seek(partition, messages.records(partition).get(0).offset());
            }
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> messages) throws Exception {
        MessageStore store = new MessageStore(reports, calendar.now());
        messages.forEach(store::take);
        Map<ConsumerRecord<byte[], byte[]>, List<Rejection>> refused = store.finish();
        deadLetters.send(refused);
        metrics.taken(messages.count() - refused.size(), refused.size());
    }

    /** A consumer is silent about a broker that is not there, and about a topic that is not. */
    private void ask(Consumer<byte[], byte[]> in) {
        partitions = in.partitionsFor(topic, ANSWER).size();
        if (partitions == 0) {
            throw new UnknownTopicOrPartitionException(topic);
        }
        in.committed(Set.of(new TopicPartition(topic, 0)), ANSWER);
    }

    private Consumer<byte[], byte[]> opened() {
        if (consumer == null) {
            consumer = clients.consumer();
            consumer.subscribe(List.of(topic));
            heardAt = System.nanoTime() - SILENCE.toNanos();
        }
        return consumer;
    }

    /** How many partitions the topic has; 0 while that is not known. */
    int partitions() {
        return partitions;
    }

    /** Messages that wait in the partitions that are read here. */
    long waiting() {
        return waiting;
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(CLOSING));
            consumer = null;
        }
        deadLetters.close();
    }
}
