package org.faultline.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.Secret;
import org.faultline.access.account.ApiKeys;
import org.faultline.access.account.People;
import org.faultline.access.account.Person;
import org.faultline.fixture.ArabicPage;
import org.faultline.fixture.Desk;
import org.faultline.fixture.LogLines;
import org.faultline.fixture.LoginRequired;
import org.faultline.fixture.MovableClock;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where people have to sign in, nobody comes in otherwise, each does what their role allows, and what they did stands under their name. */
@QuarkusTest
@TestProfile(LoginRequired.class)
@WithTestResource(value = TestSurroundings.class, initArgs = @ResourceArg(name = "calendar", value = "clock"))
class LoginsServiceTest {
    private static final String PASSWORD = "seven grey herons by the Khabur";

    @Inject
    AgroalDataSource database;

    @Inject
    People people;

    @Inject
    ApiKeys keys;

    @Inject
    Service service;

    @Inject
    MovableClock clock;

    private Person anna;

    @BeforeEach
    void begin() throws SQLException {
        clock.forward(Duration.ofHours(1)); // what failed in the test before is forgotten
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute("truncate person, login_session, login_link, api_key, audit_entry restart identity cascade");
        }
        anna = people.welcome(people.firstAdmin().orElseThrow(), "anna", PASSWORD);
    }

    private Person make(String name, AccessRole role) {
        return people.welcome(people.invite(as(anna), name, role), null, PASSWORD);
    }

    private static Login as(Person person) {
        return new Login(person.name(), person.role(), Login.Way.SESSION, person.id());
    }

    private String key(Person person, AccessRole role) {
        return keys.make(as(person), "test", role, 30).secret().value();
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).redirects().follow(false);
    }

    /** The session that signing in began. */
    private static String session(String name, String password) {
        return signIn(name, password).then().statusCode(303).extract().cookie(SessionCookie.NAME);
    }

    private static Response signIn(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParams("name", name, "password", password)
                .post("/login");
    }

    private static RequestSpecification in(String session) {
        return given().cookie(SessionCookie.NAME, session).redirects().follow(false);
    }

    private static Document page(String session, String path) {
        return Jsoup.parse(in(session)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void pagesOfPeopleAreInTheLanguageOfTheBrowser() {
        make("bo", AccessRole.READER);
        key(anna, AccessRole.ADMIN);
        String session = session("anna", PASSWORD);
        for (String path : List.of("/account", "/people", "/audit", "/audit?by=nobody", "/login", "/alerts")) {
            ArabicPage.check(arabic(in(session)).get(path).asString());
        }
        String token = page(session, "/account")
                .selectFirst("input[name=token_of_form]")
                .attr("value");
        Map.of(
                        "/people", Map.of("name", "cara", "role", "ANALYST"),
                        "/account/keys", Map.of("label", "feed", "role", "READER", "days", "5"),
                        "/account/password", Map.of("old", "x", "password", "y", "again", "z"))
                .forEach((path, form) -> ArabicPage.check(arabic(in(session))
                        .formParams(form)
                        .formParam("token_of_form", token)
                        .post(path)
                        .asString()));
        ArabicPage.check(arabic(in(session("bo", PASSWORD)))
                .get("/people")
                .then()
                .statusCode(403)
                .extract()
                .asString());
        String link = people.invite(as(anna), "dora", AccessRole.READER).value();
        ArabicPage.check(arabic(given()).get("/welcome/" + link).asString());
    }

    /** As a browser that speaks Arabic asks. */
    private static RequestSpecification arabic(RequestSpecification asked) {
        return asked.accept("text/html").header("Accept-Language", "ar");
    }

    @Test
    void everyRouteTakesWhoHasItsRoleAndNobodyElse() {
        Map<AccessRole, String> byRole = new EnumMap<>(AccessRole.class);
        for (AccessRole role : AccessRole.values()) {
            byRole.put(role, key(make(role.name(), role), role));
        }
        for (RouteRolesTest.Route route : RouteRolesTest.all()) {
            Optional<AccessRole> needed = RouteRoles.needed(route.method(), route.path());
            String what = route.method() + " " + route.path();
            int stranger = given().redirects()
                    .follow(false)
                    .request(route.method(), route.path())
                    .statusCode();
            if (needed.isPresent()) {
                assertThat(stranger).as(what + " by nobody").isEqualTo(401);
            } else {
                // where one signs in, a wrong password is answered the same
                assertThat(stranger).as(what + " by nobody").isNotEqualTo(403);
            }
            byRole.forEach((role, key) -> {
                // a stream that begins after no event of its own is refused, and would not end else
                int status = with(key)
                        .header("Last-Event-ID", "none")
                        .request(route.method(), route.path())
                        .statusCode();
                if (needed.isEmpty()) {
                    assertThat(status).as(what + " by " + role).isNotEqualTo(403);
                } else if (role.includes(needed.get())) {
                    assertThat(status).as(what + " by " + role).isNotIn(401, 403);
                } else {
                    assertThat(status).as(what + " by " + role).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void noSpellingOfAnAddressLeadsPastItsRole() {
        String reader = key(make("bo", AccessRole.READER), AccessRole.READER);
        for (String path : List.of(
                "/people",
                "/people/",
                "//people",
                "/alerts/../people",
                "/alerts/%2e%2e/people",
                "/alerts/..;/people",
                "/people;x=1",
                "/%70eople",
                "/login/../people",
                "/subscriptions/%2e%2e/people")) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", "Bearer " + reader)
                    .accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(anyOf(equalTo(403), equalTo(404)));
        }
    }

    @Test
    void theLinkOfTheFirstAdminHoldsOnceAndOnlyWhileThereIsNone() throws SQLException {
        assertThat(people.firstAdmin()).isEmpty();
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute("truncate person cascade");
        }
        String path = "/welcome/" + people.firstAdmin().orElseThrow().value();
        given().formParams("name", "root", "password", "short", "again", "short")
                .post(path)
                .then()
                .statusCode(400)
                .body(containsString("has 5 characters"));
        given().formParams("name", "root", "password", PASSWORD, "again", PASSWORD + "!")
                .post(path)
                .then()
                .statusCode(400)
                .body(containsString("is not the same password"));
        given().redirects()
                .follow(false)
                .formParams("name", "root", "password", PASSWORD, "again", PASSWORD)
                .post(path)
                .then()
                .statusCode(303);
        given().get(path).then().statusCode(404);
        given().formParams("name", "eve", "password", PASSWORD, "again", PASSWORD)
                .post(path)
                .then()
                .statusCode(404);
        assertThat(people.everybody()).extracting(Person::name).containsExactly("root");
    }

    @Test
    void whoIsNotSignedInIsLedToTheDoorAndBackAndNowhereElse() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/silences?x=1")
                .then()
                .statusCode(303)
                .header("Location", "/login?next=%2Fsilences%3Fx%3D1");
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x")) {
            given().redirects()
                    .follow(false)
                    .formParams("name", "anna", "password", PASSWORD, "next", elsewhere)
                    .post("/login")
                    .then()
                    .statusCode(303)
                    .header("Location", matchesPattern("http://127\\.0\\.0\\.1(:\\d+)?/"));
        }
    }

    @Test
    void aSessionIsACookieThatNoScriptReadsAndNoOtherSiteSends() {
        String cookie = signIn("Anna", PASSWORD).getHeader("Set-Cookie");
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .contains("Path=/");
        assertThat(page(session("anna", PASSWORD), "/account").selectFirst("h1").text())
                .isEqualTo("anna");
    }

    @Test
    void wrongNamesAndWrongPasswordsAreToldApartByNothing() {
        String one = signIn("anna", "wrong").then().statusCode(401).extract().asString();
        String other =
                signIn("nobody", "wrong").then().statusCode(401).extract().asString();
        assertThat(other.replace("nobody", "anna")).isEqualTo(one);
    }

    @Test
    void aSessionEndsWhenItIsIdleAndAfterItsLongestTime() {
        String session = session("anna", PASSWORD);
        clock.forward(Duration.ofHours(11));
        in(session).get("/api/v1/account").then().statusCode(200);
        clock.forward(Duration.ofHours(13));
        in(session).get("/api/v1/account").then().statusCode(401);
        String another = session("anna", PASSWORD);
        for (int i = 0; i < 16; i++) {
            clock.forward(Duration.ofHours(10));
            in(another).get("/api/v1/account").then().statusCode(200);
        }
        clock.forward(Duration.ofHours(10));
        in(another).get("/api/v1/account").then().statusCode(401);
    }

    @Test
    void whatAnAdminChangesHoldsFromTheNextRequestOn() {
        Person bo = make("bo", AccessRole.ANALYST);
        String session = session("bo", PASSWORD);
        String key = key(bo, AccessRole.ANALYST);
        in(session).get("/api/v1/quarantine").then().statusCode(200);
        people.change(as(anna), bo.id(), AccessRole.READER, false);
        in(session).get("/api/v1/quarantine").then().statusCode(403);
        with(key).get("/api/v1/quarantine").then().statusCode(403);
        with(key).get("/api/v1/alerts").then().statusCode(200);
        people.change(as(anna), bo.id(), AccessRole.READER, true);
        in(session).get("/api/v1/alerts").then().statusCode(401);
        with(key).get("/api/v1/alerts").then().statusCode(401);
        signIn("bo", PASSWORD).then().statusCode(401);
    }

    @Test
    void theLastAdminStays() {
        String key = key(anna, AccessRole.ADMIN);
        with(key)
                .contentType("application/json")
                .body("{\"role\": \"READER\"}")
                .put("/api/v1/people/" + anna.id())
                .then()
                .statusCode(409)
                .body("detail", containsString("anna is the last admin"));
        with(key).delete("/api/v1/people/" + anna.id()).then().statusCode(409);
        make("ben", AccessRole.ADMIN);
        with(key).delete("/api/v1/people/" + anna.id()).then().statusCode(204);
        with(key).get("/api/v1/people").then().statusCode(401);
    }

    @Test
    void ofTwoAdminsWhoLockEachOtherAtOnceOneStays() throws Exception {
        Person ben = make("ben", AccessRole.ADMIN);
        CountDownLatch locked = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    people.change(as(anna), ben.id(), AccessRole.ADMIN, true);
                    people.flush();
                    locked.countDown();
                    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                }));
        assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> people.change(as(ben), anna.id(), AccessRole.ADMIN, true))
                .hasMessageContaining("anna is the last admin");
        first.get(10, TimeUnit.SECONDS);
    }

    @Test
    void mapsMayFetchTheirPicturesFromTheHostThatIsSetAndFromNoOther() {
        given().cookie(SessionCookie.NAME, session("anna", PASSWORD))
                .get("/alerts")
                .then()
                .header("Content-Security-Policy", containsString("img-src 'self' data: https://tiles.example.org"))
                .body(containsString("data-tiles=\"https://tiles.example.org/{z}/{x}/{y}.png\""));
    }

    @Test
    void everyAnswerTellsTheBrowserToRunNothingAndToKeepNothing() {
        for (String path : List.of("/login", "/alerts", "/nonsense", "/q/health", "/api/v1/alerts", "/q/metrics")) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("Strict-Transport-Security", nullValue());
        }
        given().get("/faultline.css").then().header("X-Content-Type-Options", "nosniff");
        with(key(anna, AccessRole.READER))
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"));
    }

    @Test
    void strangersAskForAFewSubscriptionsAnHourAndPeopleForAsManyAsTheyLike() {
        for (int i = 0; i < 20; i++) {
            ask(given(), i).statusCode(202);
        }
        ask(given(), 20).statusCode(429).body("detail", containsString("20 subscriptions were asked for"));
        given().formParams("address", "stranger21@example.org")
                .post("/subscriptions")
                .then()
                .statusCode(429);
        ask(with(key(anna, AccessRole.READER)), 22).statusCode(202);
        clock.forward(Duration.ofHours(2));
        ask(given(), 23).statusCode(202);
    }

    private static ValidatableResponse ask(RequestSpecification by, int i) {
        return by.contentType("application/json")
                .body("{\"address\": \"stranger" + i + "@example.org\"}")
                .post("/api/v1/subscriptions")
                .then();
    }

    @Test
    void whomToTellOfAWeaknessIsTheOperator() {
        given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(matchesRegex("Contact: mailto:operator@example\\.org\nExpires: \\d{4}-\\d\\d-\\d\\dT00:00:00Z\n"
                        + "Canonical: http://\\S+/\\.well-known/security\\.txt\nPreferred-Languages: en\n"));
    }

    @Test
    void aKeyIsShownOnceAndIsRefusedWhenRevokedRunOutOrMadeUp() {
        String session = session("anna", PASSWORD);
        Response made = in(session)
                .contentType("application/json")
                .body("{\"label\": \"notebook\", \"role\": \"READER\", \"days\": 2}")
                .post("/api/v1/account/keys");
        made.then().statusCode(201).body("key", startsWith("flk_"));
        String key = made.path("key");
        in(session)
                .get("/api/v1/account/keys")
                .then()
                .body("label", hasItem("notebook"))
                .body("key[0]", equalTo(null));
        with(key)
                .get("/api/v1/account")
                .then()
                .statusCode(200)
                .body("name", equalTo("anna"))
                .body("role", equalTo("READER"))
                .body("way", equalTo("KEY"));
        with(key)
                .contentType("application/json")
                .body("{\"label\": \"more\"}")
                .post("/api/v1/account/keys")
                .then()
                .statusCode(409)
                .body("detail", containsString("A key makes no keys"));
        for (String wrong : List.of("flk_", "nonsense", key + "x", key.substring(0, key.length() - 1), "' or 1=1 --")) {
            with(wrong).get("/api/v1/alerts").then().statusCode(401);
        }
        clock.forward(Duration.ofDays(3));
        with(key).get("/api/v1/alerts").then().statusCode(401).body("detail", containsString("has run out"));
        String other = key(anna, AccessRole.READER);
        int id = given().header("Authorization", "Bearer " + other)
                .get("/api/v1/account/keys")
                .path("id[0]");
        with(other).delete("/api/v1/account/keys/" + id).then().statusCode(204);
        with(other).get("/api/v1/alerts").then().statusCode(401);
    }

    @Test
    void nobodyRevokesTheKeyOfAnother() {
        Person bo = make("bo", AccessRole.READER);
        key(anna, AccessRole.ADMIN);
        String own = key(bo, AccessRole.READER);
        long annas = keys.of(anna.id()).get(0).id();
        with(own).delete("/api/v1/account/keys/" + annas).then().statusCode(404);
        assertThat(keys.of(anna.id()).get(0).revokedAt()).isNull();
    }

    @Test
    void aFormOfASessionHasToBearItsToken() {
        String session = session("anna", PASSWORD);
        String token = page(session, "/account")
                .selectFirst("input[name=token_of_form]")
                .attr("value");
        in(session)
                .formParams("name", "bo", "role", "READER")
                .post("/people")
                .then()
                .statusCode(403);
        in(session)
                .formParams(
                        "name",
                        "bo",
                        "role",
                        "READER",
                        "token_of_form",
                        (token.startsWith("0") ? "1" : "0") + token.substring(1))
                .post("/people")
                .then()
                .statusCode(403);
        assertThat(people.everybody()).hasSize(1);
        in(session)
                .formParams("name", "bo", "role", "READER", "token_of_form", token)
                .post("/people")
                .then()
                .statusCode(201)
                .body(containsString("/welcome/"));
        String another = session("anna", PASSWORD);
        in(another)
                .formParams("name", "cy", "role", "READER", "token_of_form", token)
                .post("/people")
                .then()
                .statusCode(403);
    }

    @Test
    void everyFormOfEveryPageBearsTheToken() {
        service.empty();
        service.deliver(
                with(key(anna, AccessRole.ADMIN)),
                Desk.clash("one", "2024-11-02", 6).json());
        String session = session("anna", PASSWORD);
        String alert = in(session).get("/api/v1/alerts").path("alerts[0].id");
        for (String path : List.of(
                "/alerts", "/alerts/" + alert, "/silences", "/subscriptions", "/account", "/people", "/outbox")) {
            assertThat(page(session, path).select("form[method=post]"))
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(form ->
                            assertThat(form.select("input[name=token_of_form]")).hasSize(1));
        }
    }

    @Test
    void alertsAreAcknowledgedTogetherByAnalystsAndEachStandsInTheTrail() {
        service.empty();
        Person bo = make("bo", AccessRole.ANALYST);
        String key = key(bo, AccessRole.ANALYST);
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(2)
                .toString();
        service.deliver(with(key), Desk.clash("one", day, 6).json());
        assertThat(Jsoup.parse(with(key(make("cy", AccessRole.READER), AccessRole.READER))
                                .get("/alerts")
                                .asString())
                        .select(".pick, form[action^=/alerts/acknowledge] button"))
                .isEmpty();
        Document list = Jsoup.parse(with(key).get("/alerts").asString());
        assertThat(list.select("#chosen-by")).isEmpty();
        String chosen = list.selectFirst(".pick").val();
        String alert = chosen.substring(0, chosen.indexOf('-'));
        with(key).formParam("chosen", chosen).post("/alerts/acknowledge").then().statusCode(200);
        with(key).get("/api/v1/alerts/" + alert + "/work").then().body("trail[0].by", equalTo("bo"));
        with(key(anna, AccessRole.ADMIN))
                .get("/api/v1/audit?by=bo&limit=1")
                .then()
                .body("entries[0].action", equalTo("POST /alerts/{id}/acknowledge"))
                .body("entries[0].subject", equalTo("/alerts/" + alert + "/acknowledge"));
    }

    @Test
    void whoActedIsTheLoginAndStandsInTheAuditTrail() {
        service.empty();
        String key = key(make("bo", AccessRole.ANALYST), AccessRole.ANALYST);
        service.deliver(with(key), Desk.clash("one", "2024-11-02", 6).json());
        String alert = with(key).get("/api/v1/alerts").path("alerts[0].id");
        with(key)
                .contentType("application/json")
                .body("{\"by\": \"anna\"}")
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(400)
                .body("violations[0].reason", containsString("who acts is the one who is signed in, bo"));
        with(key)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200)
                .body("trail[0].by", equalTo("bo"));
        String admin = key(anna, AccessRole.ADMIN);
        with(admin)
                .get("/api/v1/audit?by=bo")
                .then()
                .statusCode(200)
                .body("entries[0].action", equalTo("POST /api/v1/alerts/{id}/acknowledge"))
                .body("entries[0].subject", equalTo("/api/v1/alerts/" + alert + "/acknowledge"))
                .body("entries[0].through", equalTo("KEY"))
                .body("entries.action", hasItem("POST /api/v1/reports"));
        String lines =
                with(admin).accept("application/x-ndjson").get("/api/v1/audit").asString();
        assertThat(lines.lines()).hasSizeGreaterThan(5).allMatch(l -> l.startsWith("{\"id\":") && l.endsWith("}"));
        with(key).get("/api/v1/audit").then().statusCode(403);
        with(key)
                .contentType("application/json")
                .body("{\"text\": \"unseen\"}")
                .post("/api/v1/alerts/" + alert + "/notes?import=1")
                .then()
                .statusCode(200);
        with(admin)
                .get("/api/v1/audit?by=bo&limit=1")
                .then()
                .body("entries[0].action", equalTo("POST /api/v1/alerts/{id}/notes"));
        String next = with(admin).get("/api/v1/audit?limit=1").path("next");
        with(admin).get("/api/v1/audit?limit=1&cursor=" + next).then().body("entries[0].action", equalTo("key.make"));
        for (String wrong : List.of("bye=bo", "limit=0", "since=tomorrow", "cursor=x")) {
            with(admin)
                    .get("/api/v1/audit?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    @Test
    void theLogTellsOfTriesAndNotOfAFloodThatNobodyTried() {
        try (LogLines<String> lines = LogLines.of(LoginPages.class)) {
            for (int i = 0; i < 40; i++) {
                signIn("eve" + i, "wrong");
            }
            assertThat(lines.all()).hasSize(15).allMatch(line -> line.contains("sign-in refused"));
        }
    }

    @Test
    void tooManyTriesAreHeldOff() {
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            refused += signIn("eve" + i, "wrong").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(5);
        signIn("anna", PASSWORD).then().statusCode(429).body(containsString("Too many tries"));
        clock.forward(Duration.ofMinutes(16));
        signIn("anna", PASSWORD).then().statusCode(303);
    }

    @Test
    void aNewPasswordEndsEverySession() {
        String one = session("anna", PASSWORD);
        String other = session("anna", PASSWORD);
        String token =
                page(one, "/account").selectFirst("input[name=token_of_form]").attr("value");
        String next = "a crane on each lamp post of Raqqa";
        in(one).formParams("old", "wrong", "password", next, "again", next, "token_of_form", token)
                .post("/account/password")
                .then()
                .statusCode(400)
                .body(containsString("is not your password"));
        in(one).formParams("old", PASSWORD, "password", next, "again", next, "token_of_form", token)
                .post("/account/password")
                .then()
                .statusCode(303);
        in(one).get("/api/v1/account").then().statusCode(401);
        in(other).get("/api/v1/account").then().statusCode(401);
        session("anna", next);
    }

    @Test
    void aResetLinkHoldsUntilItIsUsedRunsOutOrANewerOneIsMade() {
        Person bo = make("bo", AccessRole.READER);
        Secret first = people.reset(as(anna), bo.id());
        Secret second = people.reset(as(anna), bo.id());
        given().get("/welcome/" + first.value()).then().statusCode(404);
        given().get("/welcome/" + second.value()).then().statusCode(200).body(containsString("Welcome, bo"));
        clock.forward(Duration.ofDays(3));
        given().get("/welcome/" + second.value()).then().statusCode(404);
    }

    @Test
    void theAccountShowsWhereOneIsSignedInAndEndsTheOthers() {
        String one = session("anna", PASSWORD);
        String other = session("anna", PASSWORD);
        make("bo", AccessRole.READER);
        Document page = page(one, "/account");
        Element others = page.selectFirst("form[action=/account/sessions/end-others]");
        assertThat(page.select("td:contains(this browser)")).hasSize(1);
        in(one).formParams(
                        "token_of_form",
                        others.selectFirst("input[name=token_of_form]").attr("value"))
                .post("/account/sessions/end-others")
                .then()
                .statusCode(303);
        in(one).get("/api/v1/account").then().statusCode(200);
        in(other).get("/api/v1/account").then().statusCode(401);
        assertThat(page(one, "/account").select("form[action=/account/sessions/end-others]"))
                .isEmpty();
    }

    @Test
    void aRefusedSignInStandsInTheAuditTrailUnlessNobodyHasTheName() {
        signIn("anna", "wrong");
        signIn("a password in the wrong field", "wrong");
        with(key(anna, AccessRole.ADMIN))
                .get("/api/v1/audit?by=faultline")
                .then()
                .body("entries[0].action", equalTo("session.refuse"))
                .body("entries[0].subject", equalTo("anna"))
                .body("entries[0].detail", containsString("127.0.0.1"))
                .body("entries.subject", not(hasItem(containsString("wrong field"))));
    }

    @Test
    void signingOutEndsTheSession() {
        String session = session("anna", PASSWORD);
        String token = page(session, "/account")
                .selectFirst("input[name=token_of_form]")
                .attr("value");
        in(session).formParams("token_of_form", token).post("/logout").then().statusCode(303);
        in(session).get("/api/v1/account").then().statusCode(401);
    }
}
