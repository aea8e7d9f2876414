package org.faultline.web.silence;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A silence as somebody wants it; at least one of rule, group, area, severity and theatre.
 *
 * @param group one of the values an alert is about, or an actor group
 * @param area ISO 3166-1 alpha-3 of a country, or the name of a first-level area
 * @param severity at most
 * @param theatre in which an alert is worked out
 * @param start with an offset, or without one beside a zone; now where absent
 * @param end the same; required unless it is weekly
 * @param days on which it begins weekly: MONDAY to SUNDAY
 * @param from local time HH:MM
 * @param to local time HH:MM, not later than from means the next day
 * @param zone IANA name, such as Asia/Damascus
 */
@Schema(name = "SilenceRequest")
public record SilenceWish(
        @Nullable String rule,
        @Nullable String group,
        @Nullable String area,
        @Nullable String severity,
        @Nullable String theatre,
        @Nullable String start,
        @Nullable String end,
        @Nullable List<String> days,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone,
        @JsonAlias("author") @Nullable String by,
        @JsonAlias("reason") @Nullable String why) {
    static final SilenceWish NOTHING =
            new SilenceWish(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** As the form sends it. */
    static SilenceWish of(MultivaluedMap<String, String> form) {
        return new SilenceWish(
                form.getFirst("rule"),
                form.getFirst("group"),
                form.getFirst("area"),
                form.getFirst("severity"),
                form.getFirst("theatre"),
                form.getFirst("start"),
                form.getFirst("end"),
                form.get("days"),
                form.getFirst("from"),
                form.getFirst("to"),
                form.getFirst("zone"),
                form.getFirst("by"),
                form.getFirst("why"));
    }
}
