package org.faultline.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Snapshots;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.page.AlertMailContext;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.Words;
import org.faultline.rule.language.model.Severity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails say, in both parts. */
class ComposerTest {
    @Test
    void theFirstLineSaysWhatIsNewAndWhy() {
        assertThat(first(Letters.first("en")))
                .startsWith("New alert, high: 2 days of clashes between the Assad side and the Iranian axis");
        assertThat(first(Letters.graver("en"))).startsWith("More severe, critical after high: 3 days of clashes");
        assertThat(first(Letters.correction("en")))
                .startsWith("Corrected: the report by The Syrian Observer of 17 November 2024 was revised.");
        assertThat(first(Letters.withdrawal("en")))
                .startsWith("Withdrawn, do not rely on it: the report by AANES representation in Europe");
        assertThat(first(Letters.quiet("en"))).startsWith("Nothing happened since 16 November 2024");
        for (String language : List.of("en", "ar")) {
            Mail mail = Letters.graver(language);
            assertThat(Jsoup.parse(mail.getHtml()).selectFirst("p").text()).isEqualTo(unmarked(first(mail)));
        }
    }

    @Test
    void whoWasToldNothingYetHasANewAlertBeforeThem() {
        Mail mail = Letters.COMPOSER.alert(
                AlertMailContext.of(Letters.escalated(), null, Letters.NOTHING), Letters.reader("en"));
        assertThat(first(mail)).startsWith("New alert, critical: 3 days of clashes");
    }

    @Test
    void aCorrectionSaysWhatWasSaidAndWhatTheReportSaysNow() {
        assertThat(Letters.text(Letters.correction("en")))
                .contains(
                        "What we said on 17 November 2024: 2 days of clashes between the Assad side and the Iranian axis")
                .contains("What is true now: It still stands as said, on what the reports say now.")
                .contains("It said: “violent clashes erupted", "It says now: “a brief exchange of fire");
    }

    @Test
    void aWithdrawalNamesTheReportThatWasTakenBack() {
        String text = Letters.text(Letters.withdrawal("en"));
        assertThat(text)
                .contains("What is true now: The evidence no longer meets the rule")
                .contains(
                        "AANES representation in Europe of 17 November 2024: taken back by its source on 18 November 2024.")
                .doesNotContain("E000-10): taken back");
        assertThat(Jsoup.parse(Letters.withdrawal("en").getHtml())
                        .selectFirst("h1")
                        .attr("style"))
                .contains("line-through");
    }

    @Test
    void aWithdrawalOfWhichNoReportChangedSaysWhatDid() {
        AlertUpdate withdrawn = Snapshots.because(
                Letters.withdrawn(),
                new Cause(Cause.Kind.CHANGED, "seed:E001-01", "actors", "Fahd (gang)", "Fahd (army)"),
                new Cause(Cause.Kind.ANOTHER_EVENT, "seed:E000-10", null, "seed:E000-10", "seed:E005-02"),
                new Cause(Cause.Kind.TOLD_ELSEWHERE, "", null, null, "14"));
        AlertMailContext occasion =
                AlertMailContext.of(withdrawn, Letters.began().revision(), Letters.NOTHING);
        assertThat(Letters.text(Letters.COMPOSER.alert(occasion, Letters.reader("en"))))
                .contains("none of its reports changed")
                .contains("seed:E001-01: actors was Fahd (gang), is now Fahd (army).")
                .contains("seed:E000-10: now taken to tell of the event seed:E005-02")
                .contains("It is told on as alert 14.");
        for (Cause.Kind kind : Cause.Kind.values()) {
            assertThat(MailPhrases.of(Locale.ENGLISH).say("change.by." + kind)).isNotEmpty();
        }
    }

    @Test
    void newEvidenceCountsReportsAndSourcesSinceTheReaderWasLastTold() {
        AlertUpdate more = Letters.news(
                RevisionReason.NEW_EVIDENCE, Letters.escalated().revision().snapshot(), Letters.MONDAY);
        Mail mail = Letters.COMPOSER.alert(
                AlertMailContext.of(more, Letters.began().revision(), Letters.NOTHING), Letters.reader("en"));
        assertThat(first(mail)).startsWith("New evidence, 1 more report, 1 more independent source: 3 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void theTextIsNoWiderThan72ButForAddresses(String language) {
        for (Mail mail : List.of(Letters.graver(language), Letters.correction(language), Letters.digest(language))) {
            assertThat(mail.getText().lines().filter(l -> !l.contains("http"))).allMatch(l -> l.length() <= 72);
        }
    }

    @Test
    void linksGiveNoVerdictButOpenItsPage() {
        Document html = Jsoup.parse(Letters.graver("en").getHtml());
        assertThat(html.select("a").eachAttr("href"))
                .contains(
                        "https://alerts.example.org/alerts/12",
                        "https://alerts.example.org/alerts/12?verdict=useful#verdict",
                        "https://alerts.example.org/alerts/12?verdict=noise#verdict",
                        "https://alerts.example.org/alerts/12?verdict=wrong#verdict",
                        "https://alerts.example.org/subscriptions/manage?token=7.abc",
                        "https://alerts.example.org/subscriptions/unsubscribe?token=7.xyz",
                        "https://syrianobserver.com/foreign-actors/movements-meetings");
    }

    @Test
    void theMapIsPartOfTheMailAndSaidInWords() {
        Mail mail = Letters.graver("en");
        assertThat(mail.getAttachments()).hasSize(1);
        Element map = Jsoup.parse(mail.getHtml()).selectFirst("img");
        assertThat(map.attr("src")).isEqualTo("cid:map");
        assertThat(map.attr("alt")).contains("Al-Bukamal", "Borders shown: Iraq–Syria", "within about 25 km");
        assertThat(mail.getAttachments().get(0).getContentId()).isEqualTo("<map>");
        assertThat(Letters.text(mail)).contains("Map, north up");
    }

    @Test
    void theDaysReadAsText() {
        assertThat(Letters.text(Letters.first("en")))
                .contains("2 – 9 November 2024: 1 · · · · · · 1 (a figure for each day");
    }

    @Test
    void arabicRunsFromTheRightAndSetsLatinApart() {
        Document html = Jsoup.parse(Letters.graver("ar").getHtml());
        assertThat(html.selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo("ar");
        assertThat(html.select("bdi").eachText()).contains("البوكمال", "The Syrian Observer");
        assertThat(html.select("[style*=border-right:3px]")).isNotEmpty();
        assertThat(html.select("[style*=border-left:3px]")).isEmpty();
        assertThat(Letters.graver("ar").getText()).contains("\u2068The Syrian Observer\u2069", "البوكمال");
    }

    @Test
    void aMailByLinkAloneSaysNothingElse() {
        Mail mail = Letters.COMPOSER.alert(
                AlertMailContext.of(Letters.began(), null, Letters.NOTHING), Letters.linkOnly("en"));
        String all = mail.getSubject() + mail.getText() + mail.getHtml();
        assertThat(all)
                .contains("https://alerts.example.org/alerts/12", "severity high")
                .doesNotContain("clash", "Bukamal", "assad", "Syria", "cid:", "Repeated");
        assertThat(mail.getAttachments()).isEmpty();
    }

    @Test
    void aDigestGoesBySeverityThenByChange() {
        String text = Letters.text(Letters.digest("en"));
        assertThat(text)
                .contains("1 critical and 2 high", "412 events, 3 sources silent: Enab Baladi; North Press; SANA");
        assertThat(text.indexOf("More severe")).isLessThan(text.indexOf("Withdrawn"));
        assertThat(text.indexOf("Withdrawn")).isLessThan(text.indexOf("New:"));
    }

    @Test
    void theSubjectStaysTheSameThroughoutAnAlert() {
        Snapshot low = Letters.snapshot(Condition.ENDED, Severity.LOW, "other words", Letters.bukamal(Letters.DANDAL));
        AlertUpdate ended = Letters.news(RevisionReason.ENDED, low, Letters.MONDAY);
        Mail over = Letters.COMPOSER.alert(
                AlertMailContext.of(ended, Letters.began().revision(), reports -> Map.of()), Letters.reader("en"));
        assertThat(List.of(Letters.graver("en"), Letters.withdrawal("en"), Letters.graver("ar"), over))
                .extracting(Mail::getSubject)
                .containsOnly(
                        "Repeated clashes between nominal allies: the Assad side and the Iranian axis, Deir ez-Zor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🚨", "𝟛", "👩‍👩‍👧‍👦", "می‌خواهم", "é"})
    void theSubjectArrivesAsItWasWritten(String character) throws Exception {
        for (int before = 0; before < 80; before++) {
            String title = "a".repeat(before) + " " + character.repeat(3) + " clash";
            assertThat(arrived(Words.headerLine(title))).isEqualTo(title.strip());
        }
    }

    @Test
    void aSubjectThatIsTooLongEndsBetweenTwoCharacters() throws Exception {
        for (int before = 0; before < 12; before++) {
            String title = "a".repeat(before) + "👩‍👩‍👧‍👦".repeat(30);
            assertThat(arrived(Words.headerLine(title)))
                    .matches("a*(?:👩‍👩‍👧‍👦)+…")
                    .hasSizeBetween(139, 150);
        }
    }

    @Test
    void aListOfMailsShowsTheFirstParagraph() {
        Mail mail = Letters.correction("en");
        String text = "[Sample: not news\nat all]\n\n" + mail.getText();
        assertThat(Words.firstParagraph(text)).isEqualTo(first(mail)).hasSizeGreaterThan(72);
        // as it comes by SMTP
        assertThat(Words.firstParagraph(text.replace("\n", "\r\n"))).isEqualTo(first(mail));
    }

    /** As a mail client reads it. */
    private static String arrived(String subject) throws Exception {
        Mail mail = Mail.withText("desk@example.org", subject, "text");
        return Envelopes.parsed(Envelopes.encoded(mail)).getSubject();
    }

    private static String first(Mail mail) {
        String text = mail.getText();
        return Optional.of(text.substring(0, text.indexOf("\n\n")))
                .orElseThrow()
                .replace("\n", " ");
    }

    private static String unmarked(String text) {
        return text.replaceAll("[\u2068\u2069]", "");
    }
}
