package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What subscribers get, over real SMTP. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class MailServiceTest {
    private static final String DESK = "desk@example.org";
    private static final Map<String, Object> CLASHES = Map.of("address", DESK, "rules", List.of("allied-clashes"));

    @Inject
    Service service;

    @Inject
    DeferredNotifications postponed;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void nobodyIsToldBeforeTheyConfirm() throws Exception {
        given().contentType("application/json")
                .body(Map.of("address", DESK, "severity", "LOW"))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        MimeMessage asked = service.awaitMail(DESK, 1).get(0);
        assertThat(asked.getSubject()).isEqualTo("Please confirm your Faultline alerts");
        service.deliver(SampleArticles.byArticle().get("S000"));
        decideAndSend();
        assertThat(service.mails(DESK)).hasSize(1);
    }

    /** What the clock begins by itself in the next seconds. */
    private void decideAndSend() {
        postponed.look();
        service.send();
    }

    @Test
    void onlyThePostConfirmsNotTheVisit() throws Exception {
        given().contentType("application/json").body(Map.of("address", DESK)).post("/api/v1/subscriptions");
        String link = Service.text(service.awaitMail(DESK, 1).get(0))
                .replaceAll("(?s).*(/subscriptions/confirm\\?token=\\S+).*", "$1");
        given().get(link).then().statusCode(200).body(containsString("Confirm"));
        given().post("/api/v1" + link)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"), "severity", equalTo("MEDIUM"));
        given().post("/api/v1" + link.replace("confirm", "unsubscribe"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void mailsEachSubscriberOnceAndSaysWhyWithTheSentences() throws Exception {
        service.subscribe(DESK, CLASHES);
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        List<MimeMessage> mails = service.awaitMail(DESK, 2);
        decideAndSend();
        assertThat(service.mails(DESK)).hasSize(2);
        MimeMessage clashes = mails.stream()
                .filter(m -> subject(m).startsWith("Repeated clashes"))
                .findFirst()
                .orElseThrow();
        assertThat(clashes.getSubject())
                .isEqualTo("Repeated clashes between nominal allies: the Assad side and the Iranian axis, Deir ez-Zor");
        assertThat(clashes.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(clashes.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(clashes.getMessageID()).matches("<alert\\.\\d+\\.1\\.\\d+@faultline\\.localhost>");
        for (String part : List.of(
                Service.line(clashes), Jsoup.parse(Service.html(clashes)).text())) {
            assertThat(part)
                    .contains("2 days of clashes between the Assad side and the Iranian axis")
                    .contains("a confrontation between Syrian government patrols and Iranian-affiliated militants"
                            + " erupted")
                    .contains("violent clashes erupted between the Dandal group and the Iranian-backed factions")
                    .contains("AANES representation in Europe");
        }
        assertThat(Jsoup.parse(Service.html(clashes)).select("a[href^=https://syrianobserver.com/]"))
                .isNotEmpty();
        assertThat(Jsoup.parse(Service.html(clashes)).select("a[href*=/alerts/]"))
                .isNotEmpty();
    }

    @Test
    void whoWasToldThatItBeganIsToldThatItIsWithdrawn() throws Exception {
        service.subscribe(DESK, CLASHES);
        service.deliver(SampleArticles.byArticle().get("S000"));
        service.deliver(SampleArticles.byArticle().get("S001"));
        service.awaitMail(DESK, 2);
        service.deliver("{\"dataset\": \"seed\", \"externalId\": \"E001-01\", \"asOf\": \"2024-11-18T10:00:00Z\","
                + " \"retracted\": true}");
        List<MimeMessage> mails = service.awaitMail(DESK, 3);
        MimeMessage began = mails.stream()
                .filter(m -> subject(m).startsWith("Repeated clashes"))
                .findFirst()
                .orElseThrow();
        MimeMessage over = mails.stream()
                .filter(m -> subject(m).startsWith("Repeated clashes"))
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(Service.text(over)).containsIgnoringCase("withdrawn");
        assertThat(over.getSubject()).isEqualTo(began.getSubject());
        assertThat(over.getHeader("References")).containsExactly(began.getMessageID());
    }

    @Test
    void oneClickEndsTheSubscriptionAndTwoClicksDoNoHarm() throws Exception {
        service.subscribe(DESK, "HIGH");
        service.deliver(SampleArticles.byArticle().get("S000"));
        String header = service.awaitMail(DESK, 2).get(1).getHeader("List-Unsubscribe")[0];
        String path = header.substring(header.indexOf("/subscriptions/"), header.length() - 1);
        given().get(path).then().statusCode(200).body(containsString("<form"));
        for (int click = 0; click < 2; click++) {
            given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("has ended"));
        }
        int before = service.mails(DESK).size();
        service.deliver(SampleArticles.byArticle().get("S001"));
        decideAndSend();
        assertThat(service.mails(DESK).size() - before).isLessThanOrEqualTo(1);
        assertThat(service.mails(DESK)).noneMatch(m -> subject(m).startsWith("Repeated clashes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk@example.org\r\nBcc: all@example.org",
                "desk@example.org\nX: y",
                "Desk <desk@example.org>",
                "a@b.org,c@d.org",
                "desk",
                "@example.org",
                "desk@",
                "de sk@example.org",
                "d\u202Eesk@example.org"
            })
    void whatIsNotOnePlainAddressIsRefused(String address) {
        given().contentType("application/json")
                .body(Map.of("address", address))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("address"));
        assertThat(TestSurroundings.mail().getReceivedMessages()).isEmpty();
    }

    @Test
    void hostileNamesReachNeitherHeadersNorMarkup() throws Exception {
        service.subscribe(DESK, "LOW");
        String name = "Evil\\r\\nBcc: x@example.org<b>\\u202Eoot</b>";
        service.deliver("""
            [{"dataset": "desk", "externalId": "h", "asOf": "2024-11-17T12:00:00Z", "type": "REINFORCEMENT",
              "date": {"best": "2024-11-16"}, "sideA": ["%s"], "quote": "<img src=x onerror=alert(1)>",
              "place": {"name": "al-Bukamal"}, "source": {"publisher": "%s", "url": "https://example.org/?a=%%22%%3E<script>"},
              "quantities": [{"measure": "VEHICLES", "low": 40}]}]
            """.formatted(name, name).replace("?a=%22%3E<script>", "?a=%22%3E"));
        MimeMessage mail = service.awaitMail(DESK, 2).get(1);
        List<String> headers = Collections.list(mail.getAllHeaderLines());
        assertThat(headers).noneMatch(h -> h.startsWith("Bcc"));
        assertThat(mail.getSubject()).doesNotContain("\r", "\n", "\u202E");
        assertThat(Jsoup.parse(Service.html(mail)).select("img, b, script").stream()
                        .map(e -> e.text()))
                .noneMatch(t -> t.equals("oot"));
        assertThat(Jsoup.parse(Service.html(mail)).select("img[onerror], script"))
                .isEmpty();
    }

    @Test
    void charactersBeyondTheBasicPlaneArriveAsTheyWereWritten() throws Exception {
        String name = "Brigade 🚨 𝟛 👩‍👩‍👧‍👦";
        service.subscribe(DESK, "LOW");
        service.deliver("""
            [{"dataset": "desk", "externalId": "s", "asOf": "2024-11-17T12:00:00Z", "type": "REINFORCEMENT",
              "date": {"best": "2024-11-16"}, "sideA": ["%s"], "quote": "%s", "place": {"name": "al-Bukamal"},
              "source": {"publisher": "%s", "title": "%s"}, "quantities": [{"measure": "VEHICLES", "low": 40}]}]
            """.formatted(name, name, name, name));
        MimeMessage mail = service.awaitMail(DESK, 2).get(1);
        assertThat(Service.line(mail)).contains(name);
        assertThat(Jsoup.parse(Service.html(mail)).text()).contains(name);
        String id = given().get("/api/v1/alerts").path("alerts[0].id");
        given().accept("text/html").get("/alerts/" + id).then().body(containsString(name));
    }

    private static String subject(MimeMessage m) {
        try {
            return String.valueOf(m.getSubject());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
