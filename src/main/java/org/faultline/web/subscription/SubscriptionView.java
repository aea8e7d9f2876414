package org.faultline.web.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.BorderBuffer;
import org.faultline.subscription.Circle;
import org.faultline.subscription.DeliveryRhythm;
import org.faultline.subscription.QuietHours;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.SubscriptionFilter;
import org.faultline.subscription.SubscriptionWish;
import org.jspecify.annotations.Nullable;

/** One subscription as its owner sees it; what is asked for in the fields in which it can be asked. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Subscription")
public record SubscriptionView(
        String id,
        String state,
        @Nullable Instant pausedUntil,
        @Nullable Instant nextDigest,
        Asked wish) {

    /** What is asked for. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "SubscriptionWish")
    public record Asked(
            List<String> rules,
            List<String> families,
            String severity,
            @Nullable String certainty,
            int sources,
            List<String> countries,
            List<String> admin1s,
            List<Circle> near,
            List<BorderBuffer> borders,
            List<String> groups,
            List<String> texts,
            List<String> theatres,
            String digest,
            @Nullable String at,
            @Nullable String day,
            boolean evenIfNothing,
            String zone,
            @Nullable Hours quiet,
            String language,
            boolean linkOnly) {}

    /** Local hours, over midnight where they end before they begin. */
    @Schema(name = "QuietHours")
    public record Hours(String from, String to) {}

    /** What the empty form asks for. */
    static final Asked USUAL = asked(SubscriptionWish.of(Severity.MEDIUM));

    static SubscriptionView of(Subscription s) {
        return new SubscriptionView(
                String.valueOf(s.id()), s.state().name(), s.pausedUntil(), s.nextDue(), asked(s.wish()));
    }

    static Asked asked(SubscriptionWish wish) {
        SubscriptionFilter f = wish.facets();
        DeliveryRhythm rhythm = wish.rhythm();
        QuietHours quiet = wish.quiet();
        return new Asked(
                f.rules(),
                f.families(),
                f.severity().name(),
                f.certainty() == null ? null : f.certainty().name(),
                f.sources(),
                f.countries(),
                f.admin1s(),
                f.circles(),
                f.strips(),
                f.groups(),
                f.texts(),
                f.theatres(),
                rhythm.digest() ? rhythm.kind().name().toLowerCase(Locale.ROOT) : "none",
                rhythm.digest() ? rhythm.at().toString() : null,
                day(rhythm),
                wish.evenIfNothing(),
                wish.zone().getId().equals("Z") ? "UTC" : wish.zone().getId(),
                quiet == null
                        ? null
                        : new Hours(quiet.from().toString(), quiet.to().toString()),
                wish.language().name(),
                wish.linkOnly());
    }

    private static @Nullable String day(DeliveryRhythm rhythm) {
        DayOfWeek day = rhythm.day();
        if (rhythm.kind() == DeliveryRhythm.Kind.MONTHLY) {
            return rhythm.dayOfMonth() == DeliveryRhythm.LAST ? "last" : String.valueOf(rhythm.dayOfMonth());
        }
        return day == null ? null : day.name();
    }
}
