package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.subscription.store.Tokens;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake comes back in the form, with what was typed and the reason beside the field; a name that nothing can ever bear is refused. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class FormsServiceTest {
    private static final String DESK = "desk@example.org";
    private static final String API = "/api/v1/subscriptions";

    @Inject
    Service service;

    @Inject
    Tokens tokens;

    @BeforeEach
    void begin() {
        service.empty();
    }

    @Test
    void aWishWithMistakesComesBackAsItWasTyped() {
        Map<String, String> typed = Map.of(
                "address", "desk at example.org",
                "rules", "allied-clashs",
                "countries", "Syria, IRQ",
                "near", "34.4, 40.9",
                "borders", "Syria–Irak 50",
                "zone", "Damascus",
                "quietFrom", "22:00",
                "texts", "oil",
                "language", "AR");
        Document page = refused("/subscriptions", typed, 400);
        marked(page, "address", "holds a space");
        marked(page, "rules", "“allied-clashs” is the id of no rule; did you mean allied-clashes");
        marked(page, "countries", "“Syria” is no country's code", "did you mean SYR (Syria)?");
        marked(page, "near", "is not a number");
        marked(page, "borders", "did you mean Iraq–Syria");
        marked(page, "zone", "“Damascus” is not a time zone");
        marked(page, "quietTo", "is not a time of day");
        typed.forEach((name, value) -> assertThat(shown(field(page, name))).isEqualTo(value));
        assertThat(field(page, "texts").hasAttr("aria-invalid")).isFalse();
        assertThat(TestSurroundings.mail().getReceivedMessages()).isEmpty();
    }

    @Test
    void ownSubscriptionsToo() throws Exception {
        service.subscribe(DESK, "HIGH");
        String path = "/subscriptions/manage?token=" + tokens.token(1, Tokens.Purpose.MANAGE);
        Document change =
                refused(path, Map.of("number", "1", "act", "change", "severity", "LOW", "groups", "iran-axes"), 400);
        Element groups = change.getElementById("s1-groups");
        assertThat(groups.val()).isEqualTo("iran-axes");
        assertThat(described(change, groups)).contains("did you mean iran-axis");
        assertThat(groups.closest("details").hasAttr("open")).isTrue();
        Document pause = refused(path, Map.of("number", "1", "act", "pause", "until", "soon"), 400);
        assertThat(described(pause, pause.getElementById("s1-until"))).contains("is not a calendar date");
        Document move = refused(path, Map.of("number", "1", "act", "move", "address", "nobody"), 400);
        assertThat(move.getElementById("s1-address").val()).isEqualTo("nobody");
        Document add = refused(path, Map.of("act", "add", "severity", "LOW", "admin1s", "Deir Ezzor"), 400);
        assertThat(described(add, add.getElementById("more-admin1s"))).contains("did you mean Deir ez-Zor?");
        given().get(API + "/" + tokens.token(1, Tokens.Purpose.MANAGE))
                .then()
                .body("subscriptions", hasSize(1))
                .body("subscriptions[0].wish.severity", equalTo("HIGH"));
    }

    @Test
    void silencesToo() {
        for (String path : List.of("/silences", "/silences/preview")) {
            Document page = refused(
                    path,
                    Map.of(
                            "group",
                            "iran-axes",
                            "area",
                            "Deir Ezzor",
                            "end",
                            "2999-01-01T00:00",
                            "why",
                            "<b>known</b>"),
                    400);
            marked(page, "group", "did you mean iran-axis");
            marked(page, "area", "did you mean Deir ez-Zor?");
            marked(page, "end", "needs an offset");
            assertThat(field(page, "why").val()).isEqualTo("<b>known</b>");
        }
        marked(
                refused("/silences", Map.of("rule", "allied-clashes", "zone", "UTC", "end", "2999-01-01T00:00"), 400),
                "by",
                "is required");
        given().get("/api/v1/silences").then().body("silences", hasSize(0));
        int id = given().contentType("application/json")
                .body(Map.of("rule", "allied-clashes", "end", "2999-01-01T00:00:00Z", "by", "Rana", "why", "x"))
                .post("/api/v1/silences")
                .path("id");
        Document end = refused("/silences/" + id + "/end", Map.of("by", " "), 400);
        assertThat(described(end, end.getElementById("end" + id + "-by"))).contains("is required");
    }

    @Test
    void workOnAnAlertToo() {
        service.deliver(SampleArticles.byArticle().get("S000"));
        String id = given().get("/api/v1/alerts").path("alerts[0].id");
        Document page =
                refused("/alerts/" + id + "/notes", Map.of("by", "", "text", "A long note", "version", "0"), 400);
        marked(page, "by", "is required");
        assertThat(field(page, "text").val()).isEqualTo("A long note");
        marked(
                refused("/alerts/" + id + "/verdict", Map.of("by", "Rana", "verdict", "nice"), 400),
                "verdict",
                "is none of");
        Document large = refused("/alerts/" + id + "/notes", Map.of("by", "Rana", "text", "é".repeat(5000)), 413);
        assertThat(field(large, "text").val()).isEqualTo("é".repeat(5000));
        given().contentType("application/json")
                .body(Map.of("by", "Omar"))
                .post("/api/v1/alerts/" + id + "/acknowledge");
        Document stale = refused("/alerts/" + id + "/notes", Map.of("by", "Rana", "text", "Mine", "version", "0"), 409);
        assertThat(field(stale, "text").val()).isEqualTo("Mine");
        assertThat(stale.select("[role=alert]").text()).contains("Nothing was done");
        assertThat(stale.select("input[name=version]").val()).isEqualTo("1");
    }

    @Test
    void whyARuleIsSilentToo() {
        Document page = Jsoup.parse(given().accept("text/html")
                .get("/rules/allied-clashes/near-misses?group=" + "x".repeat(700))
                .then()
                .statusCode(400)
                .extract()
                .asString());
        marked(page, "group", "is longer than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules     | allied-clash                | did you mean allied-clashes
            rules     | Repeated clashes between nominal allies | did you mean allied-clashes
            families  | alies                       | did you mean allies?
            countries | SY                          | did you mean SYR (Syria)?
            countries | Irak                        | or IRQ (Iraq)?
            admin1s   | Deir ez-Zur                 | did you mean Deir ez-Zor
            groups    | the Iranian axis            | did you mean iran-axis
            groups    | Islamic Revolutionary Guard | did you mean
            groups    | nobody at all               | is no group or actor that is known here
            groups    | Nobody (unknown)            | is no group or actor that is known here
            """)
    void whatCanNeverFireIsRefusedWithTheNearest(String field, String value, String hint) {
        given().contentType("application/json")
                .body(Map.of("address", DESK, field, List.of(value)))
                .post(API)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].value", equalTo(value))
                .body("violations[0].reason", containsString(hint));
        assertThat(TestSurroundings.mail().getReceivedMessages()).isEmpty();
    }

    @Test
    void whatCanFireIsTaken() {
        service.deliver("""
            {"dataset": "desk", "externalId": "1", "asOf": "2024-11-17T12:00:00Z", "type": "CLASH", "date": {"best": "2024-11-16"},
             "sideA": ["Sons of the river"], "sideB": ["IRGC"], "place": {"name": "Nowhere", "admin1": "Far Land", "country": "SYR"},
             "source": {"publisher": "p"}}
            """);
        for (Map<String, Object> wish : List.<Map<String, Object>>of(
                Map.of("groups", List.of("iran-axis", "IRAN-AXIS", "Sons Of The River (unknown)", "sons of the river")),
                Map.of("admin1s", List.of("Deir ez-Zor", "deir ez-zor", "Far Land")),
                Map.of("countries", List.of("SYR", "irq", "XKX")),
                Map.of("families", List.of("allies"), "rules", List.of("allied-clashes")),
                Map.of("borders", List.of(Map.of("border", "Syria - Iraq", "km", 20))))) {
            given().contentType("application/json")
                    .body(wish)
                    .post(API + "/preview")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void pagesBehindAnArabicMailAreArabic() throws Exception {
        given().contentType("application/json")
                .body(Map.of("address", DESK, "severity", "HIGH", "language", "AR"))
                .post(API);
        String link = Service.text(service.awaitMail(DESK, 1).get(0))
                .replaceAll("(?s).*(/subscriptions/confirm\\?token=\\S+).*", "$1");
        arabic(Jsoup.parse(given().get(link).asString()), "تأكيد التنبيهات");
        arabic(Jsoup.parse(given().post(link).asString()), "تم التأكيد");
        String manage = "/subscriptions/manage?token=" + tokens.token(1, Tokens.Purpose.MANAGE);
        Document own = Jsoup.parse(given().get(manage).asString());
        arabic(own, "تنبيهاتك");
        own.select(".choices label").remove(); // titles of rules
        assertThat(own.select("main label, main button, main summary, main h2").eachText())
                .allMatch(t -> t.matches("(?s).*\\p{InArabic}.*"), "in Arabic");
        arabic(
                Jsoup.parse(given().formParams(Map.of("number", "1", "act", "pause", "until", "2999-01-01"))
                        .post(manage)
                        .asString()),
                "تنبيهاتك");
        String end = "/subscriptions/unsubscribe?token=" + tokens.token(1, Tokens.Purpose.UNSUBSCRIBE);
        arabic(Jsoup.parse(given().get(end).asString()), "إلغاء الاشتراك");
        arabic(Jsoup.parse(given().post(end).asString()), "أُلغي الاشتراك");
    }

    @Test
    void pagesBehindAnEnglishMailAreEnglish() throws Exception {
        service.subscribe(DESK, "HIGH");
        Document own = Jsoup.parse(given().get("/subscriptions/manage?token=" + tokens.token(1, Tokens.Purpose.MANAGE))
                .asString());
        assertThat(own.select("html").attr("lang")).isEqualTo("en");
        assertThat(own.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(own.select("h1").text()).isEqualTo("Your alerts");
    }

    private static void arabic(Document page, String title) {
        assertThat(page.select("html").attr("lang")).isEqualTo("ar");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("main p").eachText()).allMatch(t -> t.matches("(?s).*\\p{InArabic}.*"), "in Arabic");
    }

    private static Document refused(String path, Map<String, String> form, int status) {
        return Jsoup.parse(given().accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post(path)
                .then()
                .statusCode(status)
                .contentType(containsString("text/html"))
                .extract()
                .asString());
    }

    private static Element field(Document page, String name) {
        return page.select("main [name=" + name + "], main [id=" + name + "]").first();
    }

    private static String shown(Element field) {
        return field.tagName().equals("select")
                ? field.select("option[selected]").val()
                : field.val();
    }

    private static void marked(Document page, String name, String... reasons) {
        Element field = field(page, name);
        assertThat(field.attr("aria-invalid")).as(name).isEqualTo("true");
        assertThat(described(page, field)).contains(reasons);
    }

    private static String described(Document page, Element field) {
        return page.getElementById(field.attr("aria-describedby")).text();
    }
}
