package org.faultline.web.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.faultline.alert.certainty.Certainty;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.BorderBuffer;
import org.faultline.subscription.Circle;
import org.faultline.subscription.DeliveryRhythm;
import org.faultline.subscription.Language;
import org.faultline.subscription.QuietHours;
import org.faultline.subscription.SubscriptionFilter;
import org.faultline.subscription.SubscriptionWish;
import org.faultline.web.http.JsonFields;
import org.faultline.web.http.KnownNames;
import org.jspecify.annotations.Nullable;

/** Reads what someone asks to be told of; every field that is unknown or cannot be read is named, none is passed over. */
public final class SubscriptionReader {
    private static final Set<String> WISH = Set.of(
            "rules",
            "families",
            "severity",
            "certainty",
            "sources",
            "countries",
            "admin1s",
            "near",
            "borders",
            "groups",
            "texts",
            "theatres",
            "digest",
            "at",
            "day",
            "evenIfNothing",
            "zone",
            "quiet",
            "language",
            "linkOnly");

    /** Half the way around the earth. */
    private static final double FARTHEST = 20_040;

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final JsonFields fields;
    private final KnownNames known;

    private SubscriptionReader(JsonFields fields, KnownNames known) {
        this.fields = fields;
        this.known = known;
    }

    /** @throws RuntimeException that answers with everything that is wrong with it */
    public static SubscriptionWish read(@Nullable JsonNode body, KnownNames known) {
        JsonFields fields = JsonFields.of(body, WISH);
        SubscriptionWish wish = among(fields, known);
        fields.refuseFaults();
        return wish;
    }

    /** The wish in a body that says more than that; its faults are left with the fields. */
    static SubscriptionWish among(JsonFields fields, KnownNames known) {
        return new SubscriptionReader(fields, known).wish();
    }

    static Set<String> names() {
        return WISH;
    }

    private SubscriptionWish wish() {
        return new SubscriptionWish(
                facets(),
                rhythm(),
                zone(),
                quiet(),
                fields.oneOf("language", Language.class, Language.EN),
                fields.flag("linkOnly"),
                fields.flag("evenIfNothing"));
    }

    /** The least; CERTAIN is what OBSERVED was called once. */
    private @Nullable Certainty certainty() {
        return "CERTAIN".equalsIgnoreCase(fields.text("certainty"))
                ? Certainty.OBSERVED
                : fields.oneOf("certainty", Certainty.class);
    }

    private SubscriptionFilter facets() {
        SubscriptionFilter facets = new SubscriptionFilter(
                fields.texts("rules"),
                fields.texts("families"),
                fields.oneOf("severity", Severity.class, Severity.MEDIUM),
                certainty(),
                (int) fields.number("sources", 0, 0, 100),
                fields.texts("countries"),
                fields.texts("admin1s"),
                circles(),
                strips(),
                fields.texts("groups"),
                fields.texts("texts"),
                fields.texts("theatres"));
        known.check(facets, fields);
        return facets;
    }

    private List<Circle> circles() {
        List<Circle> circles = new ArrayList<>();
        for (JsonFields one : fields.objects("near", Set.of("lat", "lon", "km"))) {
            circles.add(new Circle(
                    one.number("lat", Double.NaN, -90, 90),
                    one.number("lon", Double.NaN, -180, 180),
                    one.number("km", Double.NaN, 0, FARTHEST)));
        }
        return circles;
    }

    private List<BorderBuffer> strips() {
        List<BorderBuffer> strips = new ArrayList<>();
        for (JsonFields one : fields.objects("borders", Set.of("border", "km"))) {
            String border = one.text("border");
            if (border == null || border.split("[-–|/]").length != 2) {
                one.fault("border", border, "is not two countries such as Iraq–Syria");
                border = null;
            } else if (known.border(border) != null) {
                one.fault("border", border, String.valueOf(known.border(border)));
            }
            double km = one.number("km", Double.NaN, 0, FARTHEST);
            if (border != null) {
                strips.add(new BorderBuffer(border, km));
            }
        }
        return strips;
    }

    private DeliveryRhythm rhythm() {
        String digest = fields.text("digest");
        if (digest == null || digest.equalsIgnoreCase("none")) {
            return DeliveryRhythm.AT_ONCE;
        }
        DeliveryRhythm.Kind kind = fields.oneOf("digest", DeliveryRhythm.Kind.class, DeliveryRhythm.Kind.DAILY);
        LocalTime at = Objects.requireNonNullElse(fields.time("at", MORNING), MORNING);
        return switch (kind) {
            case AT_ONCE -> DeliveryRhythm.AT_ONCE;
            case HOURLY, DAILY -> new DeliveryRhythm(kind, at, null, 0);
            case WEEKLY -> new DeliveryRhythm(kind, at, fields.oneOf("day", DayOfWeek.class, DayOfWeek.MONDAY), 0);
            case MONTHLY -> new DeliveryRhythm(kind, at, null, dayOfMonth());
        };
    }

    private int dayOfMonth() {
        String day = fields.text("day");
        if (day == null || day.toLowerCase(Locale.ROOT).equals("last")) {
            return DeliveryRhythm.LAST;
        }
        if (day.matches("[1-9]|[12]\\d|3[01]")) {
            return Integer.parseInt(day);
        }
        fields.fault("day", day, "is neither a day of the month from 1 to 31 nor \"last\"");
        return DeliveryRhythm.LAST;
    }

    private ZoneId zone() {
        String name = fields.text("zone");
        if (name == null || name.equals(ZoneOffset.UTC.getId()) || name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        fields.fault("zone", name, "is not a time zone of the IANA list such as Asia/Damascus");
        return ZoneOffset.UTC;
    }

    private @Nullable QuietHours quiet() {
        JsonFields hours = fields.object("quiet", Set.of("from", "to"));
        if (hours == null) {
            return null;
        }
        LocalTime from = hours.time("from", null);
        LocalTime to = hours.time("to", null);
        if (from != null && from.equals(to)) {
            hours.fault("to", from.toString(), "is the same as from: nothing would ever be told");
        }
        return from == null || to == null ? null : new QuietHours(from, to);
    }
}
