package org.faultline.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Snapshots;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.certainty.CertaintyReason;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.page.AlertMailContext;
import org.faultline.notify.mail.words.ForeignText;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.notify.outbox.DigestFigures;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;
import org.faultline.rule.language.model.Severity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the fields of reports, rules and names, mails hold our headers, our elements and nobody else's links. */
class HostileMailTest {
    private static final String ID = "<alert.12.3.7@faultline.localhost>";
    private static final String ROOT = "<alert.12.1.7@faultline.localhost>";
    private static final Set<String> HEADERS = Set.of(
            "MIME-Version",
            "Message-ID",
            "Date",
            "Subject",
            "From",
            "To",
            "Content-Type",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Auto-Submitted",
            "In-Reply-To",
            "References");

    static List<String> hostile() {
        return HostileStrings.all();
    }

    private static final List<Set<String>> OURS = mails("plain").stream()
            .map(m -> structure(Jsoup.parse(m.getHtml())))
            .toList();

    @ParameterizedTest
    @MethodSource("hostile")
    void headersMarkupAndLinksAreOurs(String text) throws Exception {
        List<Mail> mails = mails(text);
        for (int i = 0; i < mails.size(); i++) {
            Mail mail = mails.get(i);
            String encoded = Envelopes.encoded(mail);
            headersAreExactlyOurs(Envelopes.parsed(encoded));
            Document html = Jsoup.parse(mail.getHtml());
            assertThat(structure(html)).as("elements").isSubsetOf(OURS.get(i));
            linksAreOursOrWebAddresses(html);
            assertThat(encoded.length()).as("bytes").isLessThan(100_000);
            assertThat(encoded.lines()).allMatch(l -> l.length() <= 998);
            assertThat(mail.getText())
                    .doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\x{202A}-\\x{202E}\\x{200E}\\x{200F}]");
            assertThat(isolatesAreEven(mail.getText())).isTrue();
        }
    }

    private static void headersAreExactlyOurs(MimeMessage read) throws Exception {
        List<String> names = Collections.list(read.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(HEADERS);
        assertThat(read.getSubject())
                .doesNotContainPattern(
                        "[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}&&[^\\x{200C}\\x{200D}]]|(?i)TLP:(RED|AMBER|GREEN)");
        assertThat(read.getHeader("References")).containsExactly(ROOT);
        assertThat(read.getAllRecipients()).hasSize(1);
    }

    private static void linksAreOursOrWebAddresses(Document html) {
        for (Element link : html.select("[href], [src], [action], [background]")) {
            String to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            assertThat(to.equals("cid:map") && link.normalName().equals("img") || web(to))
                    .as(to)
                    .isTrue();
        }
    }

    private static boolean web(String link) {
        URI uri = URI.create(link);
        return Set.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    }

    private static boolean isolatesAreEven(String text) {
        return text.chars().filter(c -> c == ForeignText.FSI).count()
                == text.chars().filter(c -> c == ForeignText.PDI).count();
    }

    /** Every element with its attributes' names and those values that do something; bdi aside, which is ours and depends on the text. */
    private static Set<String> structure(Document html) {
        return html.getAllElements().stream()
                .filter(e -> !e.normalName().equals("bdi"))
                .map(e -> e.normalName()
                        + e.attributes().asList().stream()
                                .map(a -> " " + a.getKey())
                                .collect(Collectors.joining())
                        + " " + e.attr("style") + e.attr("class") + e.attr("dir"))
                .collect(Collectors.toSet());
    }

    private static List<Mail> mails(String text) {
        AlertUpdate before = news(text, text, RevisionReason.FIRST, Condition.ACTIVE, "seed");
        // at the same places, so that one map is drawn for all of them
        AlertUpdate corrected = news(text + "!", text, RevisionReason.CORRECTED, Condition.ACTIVE, "other");
        AlertUpdate escalated = news(text, text, RevisionReason.ESCALATED, Condition.ACTIVE, "seed");
        AlertUpdate withdrawn = news(text, text, RevisionReason.WITHDRAWN, Condition.WITHDRAWN, "seed");
        DigestFigures figures = new DigestFigures(Letters.SUNDAY, 412, List.of(text, "source"));
        List<Mail> all = List.of(
                alert(corrected, before, Letters.reader("en")),
                alert(escalated, before, Letters.reader("ar")),
                alert(withdrawn, before, Letters.reader("ar")),
                alert(before, before, Letters.linkOnly("en")),
                Letters.COMPOSER.digest(List.of(before, withdrawn), figures, Letters.reader("ar")),
                Letters.COMPOSER.confirm(
                        text,
                        Letters.reader("en").phrases().own(text, 600),
                        "https://alerts.example.org/confirm",
                        Letters.reader("en")));
        all.forEach(m -> MailWriter.inThread(
                MailWriter.listed(m, "faultline.localhost", "https://alerts.example.org/api/v1/x?token=7.x"),
                "desk@example.org",
                ID,
                ROOT));
        return all;
    }

    private static Mail alert(AlertUpdate news, AlertUpdate before, MailRecipient reader) {
        return Letters.COMPOSER.alert(AlertMailContext.of(news, before.revision(), Letters.NOTHING), reader);
    }

    private static AlertUpdate news(
            String text, String place, RevisionReason reason, Condition condition, String dataset) {
        Evidence[] evidence = Stream.iterate(1, i -> i + 1)
                .limit(12)
                .map(i -> evidence(text, place, i, dataset))
                .toArray(Evidence[]::new);
        Snapshot snapshot = new Snapshot(
                condition,
                Severity.HIGH,
                new AssessedCertainty(
                        Certainty.POSSIBLE,
                        List.of(new CertaintyReason(CertaintyReason.Kind.EARLIER, null, List.of(text), text))),
                text,
                LocalDate.of(2024, 11, 1),
                LocalDate.of(2024, 11, 12),
                text,
                List.of(),
                List.of(),
                Map.of(),
                Collections.nCopies(9, text),
                List.of(evidence));
        return Snapshots.news(text, Map.of("dyad", text, "area", text), reason, snapshot, Letters.MONDAY);
    }

    private static Evidence evidence(String text, String place, int day, String dataset) {
        LocalDate on = LocalDate.of(2024, 11, day);
        List<ReportSource> reports = Stream.of("a", "b", "c", "d")
                .map(id -> new ReportSource(dataset, id + day + text, null, text, text, text + id, text, text, text))
                .toList();
        return new Evidence(
                text + day,
                text,
                text,
                text,
                on.minusDays(2),
                on,
                on,
                3,
                place,
                text,
                text,
                text,
                day % 7 + 1,
                34.0 + day / 10.0,
                40.0,
                6.4,
                text,
                text,
                text,
                1,
                2,
                3,
                List.of(
                        new Evidence.Part(text, text, "SIDE_A"),
                        new Evidence.Part(text + "b", text, "SIDE_B"),
                        new Evidence.Part(text, text, text)),
                List.of(text),
                reports,
                List.of(text));
    }
}
