package org.faultline.web.access.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.account.People;
import org.faultline.access.account.Person;
import org.faultline.fixture.LoginRequired;
import org.faultline.fixture.TestSurroundings;
import org.hamcrest.Matcher;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an identity provider knows who somebody is, they come in by it, and without it who has a password. */
@QuarkusTest
@TestProfile(LoginRequired.class)
@WithTestResource(TestSurroundings.class)
@WithTestResource(IdentityProvider.class)
class ProviderLoginServiceTest {
    private static final String PASSWORD = "seven grey herons by the Khabur";

    @Inject
    AgroalDataSource database;

    @Inject
    People people;

    private Person anna;
    private Browser browser;

    /** Keeps cookies and follows where it is sent. */
    private static final class Browser {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        HttpResponse<String> open(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(c -> c.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute("truncate person, login_session, login_link, api_key, audit_entry restart identity cascade");
        }
        anna = people.welcome(people.firstAdmin().orElseThrow(), "anna", PASSWORD);
        browser = new Browser();
    }

    private static Login as(Person person) {
        return new Login(person.name(), person.role(), Login.Way.SESSION, person.id());
    }

    private static String text(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).text();
    }

    private ValidatableResponse account() {
        return given().cookie("faultline_session", browser.cookie("faultline_session"))
                .get("/api/v1/account")
                .then();
    }

    @Test
    void somebodyWhomTheProviderKnowsComesInWithTheRoleItGivesToThePageTheyAskedFor() throws Exception {
        IdentityProvider.signedIn("4711", "bo", "everybody", "Analyst", "reader");
        HttpResponse<String> door = browser.open("/rules?status=active");
        assertThat(text(door)).contains("Sign in with your organisation's account");
        String link = Jsoup.parse(door.body()).select("a.button").attr("href");

        HttpResponse<String> page = browser.open(link);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/rules?status=active");
        account().body("name", equalTo("bo")).body("role", equalTo("ANALYST")).body("way", equalTo("SESSION"));
        assertThat(browser.cookie("q_session"))
                .as("the provider is asked at the door only")
                .isEmpty();
        assertThat(people.everybody()).extracting(Person::name).containsExactly("anna", "bo");
    }

    @Test
    void theRoleIsTheOneThatTheProviderGivesAtTheLastSignIn() throws Exception {
        IdentityProvider.signedIn("4711", "bo", "reader");
        browser.open("/login/provider");
        IdentityProvider.signedIn("4711", "called otherwise since", "admin");
        browser = new Browser();
        browser.open("/login/provider");

        account().body("name", equalTo("bo")).body("role", equalTo("ADMIN"));
        given().cookie("faultline_session", browser.cookie("faultline_session"))
                .get("/api/v1/audit")
                .then()
                .body("entries.detail", hasItem(startsWith("READER to ADMIN by http://127.0.0.1")));
    }

    @Test
    void whoTakesTheNameOfAnAccountThatIsHereDoesNotBecomeIt() throws Exception {
        IdentityProvider.signedIn("666", "Anna", "reader");
        HttpResponse<String> page = browser.open("/login/provider");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(text(page)).contains("is taken");
        assertThat(browser.cookie("faultline_session")).isEmpty();
    }

    @Test
    void whoHasNoRoleOrIsLockedHereStaysOutAndReadsWhy() throws Exception {
        IdentityProvider.signedIn("4711", "bo", "everybody");
        HttpResponse<String> page = browser.open("/login/provider");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(text(page)).contains("gives you, bo, none of the roles reader, analyst and admin");

        IdentityProvider.signedIn("4711", "bo", "reader");
        browser.open("/login/provider");
        Person bo = people.everybody().get(1);
        people.change(as(anna), bo.id(), AccessRole.READER, true);
        account().statusCode(401);
        page = browser.open("/login/provider");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(text(page)).contains("The account bo is locked");
    }

    @Test
    void aRoleAndAPasswordOfThemAreTheProvidersAndNotOurs() throws Exception {
        IdentityProvider.signedIn("4711", "bo", "reader");
        browser.open("/login/provider");
        Person bo = people.everybody().get(1);

        assertThatThrownBy(() -> people.change(as(anna), bo.id(), AccessRole.ADMIN, false))
                .hasMessage("bo signs in by the identity provider, and gets a role there");
        assertThatThrownBy(() -> people.reset(as(anna), bo.id()))
                .hasMessage("bo signs in by the identity provider, and gets a password there");
    }

    @Test
    void whileTheProviderIsDownReadinessSaysSoAndAnAdminGetsInWithAPassword() {
        ready(equalTo("answers"));
        IdentityProvider.shut();
        try {
            ready(startsWith("does not answer"));
            given().redirects()
                    .follow(false)
                    .formParams("name", "anna", "password", PASSWORD)
                    .post("/login")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/alerts"));
        } finally {
            IdentityProvider.open();
        }
        ready(equalTo("answers"));
    }

    private static void ready(Matcher<String> state) {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'identityProvider' }.data.state", state);
    }

    @Test
    void withAPasswordOnlyAnAdminComesIn() {
        Person bo = people.welcome(people.invite(as(anna), "bo", AccessRole.ANALYST), null, PASSWORD);
        given().redirects()
                .follow(false)
                .formParams("name", bo.name(), "password", PASSWORD)
                .post("/login")
                .then()
                .statusCode(401)
                .body(containsString("with a password only admins may"));
    }

    @Test
    void whatTheProviderRefusesAndWhatComesToNoEndIsSaidOnThePageToSignIn() throws Exception {
        IdentityProvider.refuses("access_denied");
        HttpResponse<String> page = browser.open("/login/provider");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(text(page)).contains("The identity provider refused.");

        IdentityProvider.signedIn("4711", "bo", "reader");
        IdentityProvider.failsAtToken();
        page = browser.open("/login/provider");
        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(text(page)).contains("came to no end");
    }

    @Test
    void whoBringsACodeThatThisBrowserDidNotAskForIsSentToAskAnew() {
        Response answer = given().redirects().follow(false).get("/login/provider?code=stolen&state=guessed");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(IdentityProvider.issuer() + "/authorize?");
        assertThat(answer.cookies()).doesNotContainKey("faultline_session");
    }
}
