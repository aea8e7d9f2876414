package org.faultline.notify.mail;

import io.quarkus.mailer.Attachment;
import io.quarkus.mailer.Mail;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Revision;
import org.faultline.alert.Snapshots;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.fixture.Findings;
import org.faultline.notify.mail.map.MapBorders;
import org.faultline.notify.mail.page.AlertMailContext;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.notify.mail.page.ReportFates;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.notify.outbox.DigestFigures;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;
import org.faultline.rule.language.model.Severity;

/** Mails for tests and pictures: the clashes of November 2024 around Al-Bukamal, as they became known and were taken back. */
final class Letters {
    static final Instant SUNDAY = Instant.parse("2024-11-17T12:00:00Z");
    static final Instant MONDAY = Instant.parse("2024-11-18T09:30:00Z");
    static final Composer COMPOSER = new Composer(new MapCache(borders()));

    static final ReportSource PATROLS = told(
            "E001-01",
            "a confrontation between Syrian government patrols and Iranian-affiliated militants erupted in a number of"
                    + " villages in Deir ez-Zor, leaving three people injured",
            "unnamed local government source",
            "AANES representation in Europe",
            "https://www.aanes-rep-eu.com/news/tensions-escalate");
    static final ReportSource DANDAL = told(
            "E000-10",
            "violent clashes erupted between the Dandal group and the Iranian-backed factions in the city of"
                    + " al-Bukamal",
            "+963",
            "The Syrian Observer",
            "https://syrianobserver.com/foreign-actors/movements-meetings");
    static final ReportSource ARABIC = told(
            "E005-02",
            "اندلعت اشتباكات عنيفة بين مجموعة الدندل والفصائل المدعومة من إيران في مدينة البوكمال",
            "عنب بلدي",
            "عنب بلدي",
            "https://www.enabbaladi.net/example");

    private Letters() {}

    static MapBorders borders() {
        List<MapBorders.Line> all = Findings.KNOWLEDGE.borders().lines().stream()
                .map(l -> new MapBorders.Line(
                        l.between(),
                        !l.disputed().isEmpty(),
                        l.vertices().stream()
                                .map(v -> new MapBorders.Point(v.lat(), v.lon()))
                                .toList()))
                .toList();
        return (south, west, north, east) -> all.stream()
                .filter(l -> l.points().stream()
                        .anyMatch(p -> p.lat() >= south && p.lat() <= north && p.lon() >= west && p.lon() <= east))
                .toList();
    }

    static MailRecipient reader(String language) {
        return new MailRecipient(
                Locale.forLanguageTag(language),
                ZoneId.of("Asia/Damascus"),
                false,
                false,
                null,
                "https://alerts.example.org",
                "https://alerts.example.org/subscriptions/manage?token=7.abc",
                "https://alerts.example.org/subscriptions/unsubscribe?token=7.xyz",
                Findings.KNOWLEDGE.displayNames().in(Locale.forLanguageTag(language)));
    }

    static MailRecipient linkOnly(String language) {
        MailRecipient r = reader(language);
        return new MailRecipient(
                r.language(), r.zone(), true, false, null, r.base(), r.manage(), r.unsubscribe(), r.names());
    }

    static ReportSource told(String id, String quote, String source, String publisher, String url) {
        return new ReportSource(
                "seed", id, Instant.parse("2024-11-17T12:00:00Z"), quote, source, publisher, "", url, "2024-11-17");
    }

    static Evidence patrols(ReportSource... reports) {
        return event("seed:E001-01", "2024-11-02", "eastern Syria", 5, 35.3, 40.15, null, reports);
    }

    static Evidence bukamal(ReportSource... reports) {
        return event("seed:E000-10", "2024-11-09", "Al-Bukamal", 1, 34.45, 40.92, 6.4, reports);
    }

    static Evidence mayadin(ReportSource... reports) {
        return event("seed:E005-02", "2024-11-15", "Al-Mayadin", 2, 35.0209, 40.4535, 79.0, reports);
    }

    static Evidence event(
            String id,
            String day,
            String place,
            int precision,
            double lat,
            double lon,
            Double km,
            ReportSource... reports) {
        LocalDate on = LocalDate.parse(day);
        return new Evidence(
                id,
                "CLASH",
                "REPORTED",
                "SINGLE",
                on,
                on,
                on,
                1,
                place,
                "Deir ez-Zor",
                "",
                "SYR",
                precision,
                lat,
                lon,
                km,
                km == null ? null : "Iraq–Syria",
                null,
                null,
                2,
                3,
                5,
                List.of(
                        new Evidence.Part("the Dandal group", "assad-side", "SIDE_A"),
                        new Evidence.Part("Iranian-backed factions", "iran-axis", "SIDE_B")),
                Arrays.stream(reports).map(ReportSource::source).toList(),
                List.of(reports),
                List.of());
    }

    static Snapshot snapshot(Condition condition, Severity severity, String summary, Evidence... evidence) {
        List<String> sources = Arrays.stream(evidence)
                .flatMap(e -> e.sources().stream())
                .distinct()
                .toList();
        return new Snapshot(
                condition,
                severity,
                Snapshots.certainty(List.of(evidence)),
                summary,
                evidence[0].day(),
                evidence[evidence.length - 1].day(),
                "4f2a91c0",
                List.of(),
                List.of(),
                Map.of(),
                sources,
                List.of(evidence));
    }

    static Revision revision(RevisionReason reason, Snapshot snapshot, Instant at) {
        return news(reason, snapshot, at).revision();
    }

    static AlertUpdate news(RevisionReason reason, Snapshot snapshot, Instant at) {
        return Snapshots.news(
                "Repeated clashes between nominal allies",
                new TreeMap<>(Map.of("dyad", "assad-side|iran-axis", "place", "Deir ez-Zor")),
                reason,
                snapshot,
                at);
    }

    /** Two days of clashes: how it began. */
    static AlertUpdate began() {
        return news(
                RevisionReason.FIRST,
                snapshot(
                        Condition.ACTIVE,
                        Severity.HIGH,
                        "2 days of clashes between the Assad side and the Iranian axis within 30 days",
                        patrols(PATROLS),
                        bukamal(DANDAL)),
                SUNDAY);
    }

    /** A third, told by one more source: graver. */
    static AlertUpdate escalated() {
        return news(
                RevisionReason.ESCALATED,
                snapshot(
                        Condition.ACTIVE,
                        Severity.CRITICAL,
                        "3 days of clashes between the Assad side and the Iranian axis within 30 days",
                        patrols(PATROLS),
                        bukamal(DANDAL),
                        mayadin(ARABIC)),
                MONDAY);
    }

    /** One of its reports says something else now. */
    static AlertUpdate corrected() {
        ReportSource revised = told(
                "E000-10",
                "a brief exchange of fire between the Dandal group and the Iranian-backed factions near al-Bukamal",
                "+963",
                "The Syrian Observer",
                "https://syrianobserver.com/foreign-actors/movements-meetings");
        return news(
                RevisionReason.CORRECTED,
                snapshot(
                        Condition.ACTIVE,
                        Severity.HIGH,
                        "2 days of clashes between the Assad side and the Iranian axis within 30 days",
                        patrols(PATROLS),
                        bukamal(revised)),
                MONDAY);
    }

    static AlertUpdate withdrawn() {
        Snapshot was = began().revision().snapshot();
        return news(
                RevisionReason.WITHDRAWN,
                snapshot(
                        Condition.WITHDRAWN,
                        was.severity(),
                        was.summary(),
                        was.evidence().toArray(Evidence[]::new)),
                MONDAY);
    }

    static final ReportFates NOTHING = reports -> Map.of();
    static final ReportFates TAKEN_BACK =
            reports -> Map.of("seed:E001-01", new ReportFates.Fate(Instant.parse("2024-11-18T08:00:00Z"), true));

    static Mail first(String language) {
        return COMPOSER.alert(AlertMailContext.of(began(), null, NOTHING), reader(language));
    }

    static Mail graver(String language) {
        return COMPOSER.alert(AlertMailContext.of(escalated(), began().revision(), NOTHING), reader(language));
    }

    static Mail correction(String language) {
        return COMPOSER.alert(AlertMailContext.of(corrected(), began().revision(), NOTHING), reader(language));
    }

    static Mail withdrawal(String language) {
        return COMPOSER.alert(AlertMailContext.of(withdrawn(), began().revision(), TAKEN_BACK), reader(language));
    }

    static Mail digest(String language) {
        DigestFigures figures =
                new DigestFigures(SUNDAY.minusSeconds(86_400), 412, List.of("Enab Baladi", "North Press", "SANA"));
        return COMPOSER.digest(List.of(began(), withdrawn(), escalated()), figures, reader(language));
    }

    static Mail quiet(String language) {
        DigestFigures figures =
                new DigestFigures(SUNDAY.minusSeconds(86_400), 412, List.of("Enab Baladi", "North Press", "SANA"));
        return COMPOSER.digest(List.of(), figures, reader(language));
    }

    static byte[] bytes(Attachment attachment) {
        List<Byte> all = Multi.createFrom()
                .publisher(attachment.getData())
                .collect()
                .asList()
                .await()
                .indefinitely();
        byte[] bytes = new byte[all.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = all.get(i);
        }
        return bytes;
    }

    /** The text part without its line breaks. */
    static String text(Mail mail) {
        return mail.getText().replaceAll("\\s+", " ");
    }
}
