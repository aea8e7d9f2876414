package org.faultline.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.ThreeTheatres.SYRIA;
import static org.faultline.fixture.ThreeTheatres.YEMEN;
import static org.faultline.fixture.ThreeTheatres.clash;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.ThreeTheatres;
import org.faultline.subscription.store.Tokens;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscription may ask for the alerts of some theatres. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ThreeTheatres.class)
class SubscribedTheatresServiceTest {
    private static final String DESK = "desk@example.org";

    @Inject
    Service service;

    @Inject
    Tokens tokens;

    @Inject
    DataSource database;

    @BeforeEach
    void begin() {
        service.empty();
    }

    @Test
    void mailsComeOfThoseAlone() throws Exception {
        service.subscribe(DESK, Map.of("address", DESK, "severity", "LOW", "theatres", List.of("gulf")));
        service.subscribe("all@example.org", "LOW");
        service.deliver("[" + clash("a", 0, 10, SYRIA) + "," + clash("b", 0, 11, SYRIA) + "]");
        service.deliver("[" + clash("c", 0, 10, YEMEN) + "," + clash("d", 0, 11, YEMEN) + "]");
        assertThat(service.awaitMail("all@example.org", 3)).hasSize(3);
        assertThat(service.awaitMail(DESK, 2)).hasSize(2);
        assertThat(Service.text(service.mails(DESK).get(0)).replaceAll("\\s+", " "))
                .contains("; in the theatre gulf; at once");
        assertThat(Service.text(service.mails(DESK).get(1))).contains("Aden").doesNotContain("al-Mayadin");
    }

    @Test
    void whatWasAskedForIsSeenAndChangedByApiAndPage() throws Exception {
        service.subscribe(DESK, Map.of("address", DESK, "theatres", List.of("gulf", "levant")));
        String token = tokens.token(1, Tokens.Purpose.MANAGE);
        String mine = "/api/v1/subscriptions/" + token;
        given().get(mine).then().body("subscriptions[0].wish.theatres", equalTo(List.of("gulf", "levant")));
        Document own =
                Jsoup.parse(given().get("/subscriptions/manage?token=" + token).asString());
        assertThat(own.select("form[action*=/1] input[name=theatresTicked][checked], form input[value=gulf][checked]")
                        .eachAttr("value"))
                .contains("gulf");
        given().contentType("application/json")
                .body(Map.of("theatres", List.of("levant")))
                .put(mine + "/1")
                .then()
                .statusCode(200)
                .body("wish.theatres", equalTo(List.of("levant")));
        given().get(mine).then().body("subscriptions[0].wish.theatres", equalTo(List.of("levant")));
        given().contentType("application/json")
                .body(Map.of("theatres", List.of("golf")))
                .put(mine + "/1")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("theatres"))
                .body("violations.reason", hasItem("is no theatre (there are gulf, levant, world)"));
    }

    @Test
    void theFormOffersTheTheatres() {
        Document form = Jsoup.parse(given().get("/subscriptions").asString());
        assertThat(form.select("input[name=theatresTicked]").eachAttr("value"))
                .containsExactly("gulf", "levant", "world");
        Document refused = Jsoup.parse(given().formParams(Map.of("address", DESK, "theatres", "golf"))
                .post("/subscriptions")
                .asString());
        assertThat(refused.text()).contains("is no theatre");
        assertThat(refused.select("input[name=theatres]").val()).isEqualTo("golf");
    }

    /** It fails on fields that it does not know. */
    @Test
    void theVersionBeforeCanReadEveryWish() throws Exception {
        service.subscribe(DESK, Map.of("address", DESK, "theatres", List.of("gulf")));
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery(
                        "select jsonb_exists(wish -> 'facets', 'theatres'), theatres from subscription")) {
            assertThat(r.next()).isTrue();
            assertThat(r.getBoolean(1)).isFalse();
            assertThat((Object[]) r.getArray(2).getArray()).containsExactly("gulf");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
