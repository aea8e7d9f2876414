package org.faultline.notify.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.notify.outbox.LetterContents;
import org.faultline.notify.transport.WebhookCaller;

/** Carries a letter as a call of a webhook; the Message-ID is the key by which a receiver tells a repetition. */
@ApplicationScoped
class WebhookCarrier implements DeliveryChannel {
    private final WebhookWriter writer;
    private final LetterContents contents;
    private final WebhookCaller caller;
    private final Clock clock;

    WebhookCarrier(WebhookWriter writer, LetterContents contents, WebhookCaller caller, Clock clock) {
        this.writer = writer;
        this.contents = contents;
        this.caller = caller;
        this.clock = clock;
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
