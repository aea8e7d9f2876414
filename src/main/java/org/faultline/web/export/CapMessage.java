package org.faultline.web.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.faultline.alert.Alert;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.report.Text;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.language.model.Severity;

/**
 * One revision of an alert as a message of the Common Alerting Protocol 1.2 (OASIS): the first is an Alert, a later one an Update of all
 * before it, that of a withdrawal a Cancel.
 *
 * @param sender the domain that vouches for it
 * @param base how the addresses of this installation begin
 * @param sample whether the news is an example, so that the message is an exercise
 * @param revisions all of the alert up to the one that is told
 */
public record CapMessage(String sender, String base, boolean sample, Alert alert, List<Revision> revisions) {
    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** CAP wants UTC as -00:00, and no fractions of a second (3.3.2). */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'-00:00'").withZone(ZoneOffset.UTC);

    private static final int LONGEST_HEADLINE = 160;

    public String write() {
        Revision now = revisions.get(revisions.size() - 1);
        return XmlText.document("alert", NAMESPACE, xml -> {
            xml.text("identifier", identifier(now));
            xml.text("sender", sender);
            xml.text("sent", time(now.at()));
            xml.text("status", sample ? "Exercise" : alert.shadow() ? "Draft" : "Actual");
            xml.text("msgType", messageType(now));
            xml.text("scope", "Restricted");
            xml.text("restriction", "For those whom this installation lets in");
            if (revisions.size() > 1) {
                xml.text(
                        "references",
                        revisions.subList(0, revisions.size() - 1).stream()
                                .map(r -> sender + "," + identifier(r) + "," + time(r.at()))
                                .collect(Collectors.joining(" ")));
            }
            xml.element("info", () -> info(xml, now.snapshot()));
        });
    }

    private String identifier(Revision r) {
        return "faultline-" + alert.id() + "." + r.number();
    }

    private String messageType(Revision now) {
        if (now.snapshot().condition() == Condition.WITHDRAWN) {
            return "Cancel";
        }
        return revisions.size() == 1 ? "Alert" : "Update";
    }

    private void info(XmlText xml, Snapshot now) throws XMLStreamException {
        xml.text("language", "en");
        xml.text("category", "Security");
        xml.text("event", alert.title());
        xml.text("urgency", now.condition().open() ? "Unknown" : "Past");
        xml.text("severity", severity(now.severity()));
        xml.text("certainty", certainty(now));
        xml.text("onset", time(now.firstEvent().atStartOfDay(ZoneOffset.UTC).toInstant()));
        xml.text("senderName", "Faultline");
        xml.text("headline", String.valueOf(Text.shortened(alert.title(), LONGEST_HEADLINE)));
        xml.text("description", now.summary());
        xml.text("web", base + "/alerts/" + alert.id());
        for (Map.Entry<String, String> p : parameters(now).entrySet()) {
            xml.element("parameter", () -> {
                xml.text("valueName", p.getKey());
                xml.text("value", p.getValue());
            });
        }
        xml.element("area", () -> area(xml, now.evidence()));
    }

    private Map<String, String> parameters(Snapshot now) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("rule", alert.rule());
        all.put("ruleVersion", now.ruleVersion());
        all.put("condition", now.condition().name());
        all.put("firstEventDate", now.firstEvent().toString());
        all.put("lastEventDate", now.lastEvent().toString());
        alert.groupBy().forEach((name, value) -> all.put("groupBy." + name, value));
        return all;
    }

    /** A circle for each place whose coordinates are known, its radius in kilometres what is not known of it. */
    private static void area(XmlText xml, List<Evidence> evidence) throws XMLStreamException {
        Set<String> names = new TreeSet<>();
        Set<String> circles = new TreeSet<>();
        Set<String> countries = new TreeSet<>();
        for (Evidence e : evidence) {
            if (!e.place().isEmpty()) {
                names.add(e.place());
            }
            if (!e.country().isEmpty()) {
                countries.add(e.country());
            }
            Double lat = e.lat();
            Double lon = e.lon();
            if (lat != null && lon != null) {
                Evidence.radiusKm(e.placePrecision()).ifPresent(km -> circles.add(lat + "," + lon + " " + km));
            }
        }
        xml.text("areaDesc", names.isEmpty() ? "not stated" : String.join("; ", names));
        for (String circle : circles) {
            xml.text("circle", circle);
        }
        for (String country : countries) {
            xml.element("geocode", () -> {
                xml.text("valueName", "ISO 3166-1 alpha-3");
                xml.text("value", country);
            });
        }
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Extreme";
            case HIGH -> "Severe";
            case MEDIUM -> "Moderate";
            case LOW -> "Minor";
        };
    }

    private static String certainty(Snapshot now) {
        String name = now.certainty().assessed().level().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
