package org.faultline.notify.channel.webhook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.faultline.job.BackgroundJob;
import org.faultline.notify.channel.DeliveryChannel;
import org.faultline.notify.channel.DeliveryRun;
import org.faultline.notify.channel.DeliveryRuns;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.notify.outbox.LetterContents;
import org.faultline.subscription.Channel;

/** Letters as calls of a webhook; the Message-ID is the key by which a receiver tells a repetition. */
@ApplicationScoped
public class WebhookChannel implements DeliveryChannel {
    private final WebhookWriter writer;
    private final LetterContents contents;
    private final WebhookCaller caller;
    private final Clock clock;
    private final DeliveryRun run;

    WebhookChannel(
            WebhookWriter writer, LetterContents contents, WebhookCaller caller, Clock clock, DeliveryRuns runs) {
        this.writer = writer;
        this.contents = contents;
        this.caller = caller;
        this.clock = clock;
        this.run = runs.of(this);
    }

    @BackgroundJob
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void deliver() {
        run.run();
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Uni<Void> carry(LeasedLetter letter) {
        LetterContents.Content content = contents.of(letter);
        String body = writer.write(letter.kind(), content, clock.instant());
        // the angle brackets belong to mail
        String id = letter.messageId().replaceAll("[<>]", "");
        return caller.post(
                new WebhookCaller.Call(content.to().address(), content.to().secret(), id, clock.instant(), body));
    }
}
