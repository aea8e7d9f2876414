package org.faultline.web.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.notify.SubscriberData;
import org.faultline.notify.outbox.Bounces;
import org.faultline.subscription.Channel;
import org.faultline.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/** All that is kept about one address, as its owner takes it along. Of secrets and tokens it says only that there are some. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SubscriberData")
public record KeptView(
        String channel,
        String address,
        List<Wish> subscriptions,
        List<Letter> letters,
        List<SubscriberData.Told> told,
        Bounces.@Nullable Trouble trouble) {

    /** A subscription, in any state. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KeptSubscription")
    public record Wish(
            SubscriptionView subscription,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant confirmedAt,
            @Nullable Long replaces,
            boolean secretKept) {}

    /** What was sent, or is to be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KeptLetter")
    public record Letter(
            String kind,
            String state,
            @Nullable Long alert,
            @Nullable Integer revision,
            String messageId,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant bouncedAt,
            @Nullable String error) {}

    public static KeptView of(Channel channel, String address, SubscriberData.Kept kept) {
        return new KeptView(
                channel.name(),
                address,
                kept.subscriptions().stream().map(KeptView::wish).toList(),
                kept.letters().stream()
                        .map(l -> new Letter(
                                l.kind(),
                                l.state(),
                                l.alert(),
                                l.revision(),
                                l.messageId(),
                                l.createdAt(),
                                l.sentAt(),
                                l.bouncedAt(),
                                l.error()))
                        .toList(),
                kept.told(),
                kept.trouble());
    }

    private static Wish wish(Subscription s) {
        return new Wish(
                SubscriptionView.of(s),
                s.createdAt(),
                s.changedAt(),
                s.confirmedAt(),
                s.replaces(),
                s.secret() != null);
    }
}
