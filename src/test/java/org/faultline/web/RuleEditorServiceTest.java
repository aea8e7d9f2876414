package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.fixture.Desk;
import org.faultline.fixture.ReloadRules;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.rule.file.Rule;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule is written in the browser: checked, tried on what is stored, and saved as a draft that runs. */
@QuarkusTest
@TestProfile(ReloadRules.class)
@WithTestResource(TestSurroundings.class)
class RuleEditorServiceTest {
    private static final Path DRAFT = ReloadRules.FOLDER.resolve("deaths/grim-day.drl");

    @Inject
    Service service;

    @BeforeEach
    void begin() {
        ReloadRules.reset();
        given().post("/api/v1/rules/reload").then().statusCode(200);
        service.empty();
    }

    private static String draft(int dead) {
        return ReloadRules.deadlyDay("draft", dead).replace("deadly-day", "grim-day");
    }

    @Test
    void aNewRuleBeginsWithOneThatChecks() {
        Document page = page(given().get("/rules/new"), 200);
        Document checked = ask("check", fields(page), 200);
        assertThat(checked.select("[role=status]").text()).contains("Nothing is wrong with it");
        assertThat(text(checked)).isEqualTo(text(page)).contains("@status(draft)");
    }

    @Test
    void aMistakeIsNamedAtItsPlaceAndWhatWasTypedIsStillThere() {
        for (String act : List.of("check", "try", "save")) {
            String typed = draft(5).replace("deathsBest >=", "deathsBset >=");
            Document page = ask(act, typed(typed), act.equals("check") ? 200 : 400);
            Element fault = page.select(".ruleFaults li").first();
            assertThat(fault.attr("data-line")).isEqualTo("7");
            assertThat(fault.attr("data-column")).isEqualTo("21");
            assertThat(fault.text()).contains("7:21", "UNKNOWN_FIELD", "did you mean deathsBest");
            assertThat(fault.select("pre").first().wholeText())
                    .contains("DyadDay( violent, deathsBset")
                    .contains("^");
            assertThat(page.getElementById("text").attr("aria-invalid")).isEqualTo("true");
            assertThat(text(page)).isEqualTo(typed);
        }
        assertThat(DRAFT).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "</textarea><script>alert(1)</script>",
                "rule \"<img src=x onerror=alert(1)>\" when then end",
                "rule \"../../escape\" @groupBy(\"a\") when then end",
                "rule \"x\" /* \u202E",
                "((((((((((((((((((((((((((("
            })
    void hostileTextIsInertAndChangesNothing(String typed) throws IOException {
        for (String act : List.of("check", "try", "save")) {
            Document page = ask(act, typed(typed), act.equals("check") ? 200 : 400);
            assertThat(page.select("script:not([src]), img, [onerror], style, [style]"))
                    .isEmpty();
            assertThat(text(page).stripTrailing()).isEqualTo(typed.stripTrailing());
            assertThat(page.select(".ruleFaults li")).isNotEmpty();
        }
        assertThat(files()).containsExactly("deaths/deadly-day.drl");
    }

    @Test
    void tryingShowsTheAlertsTheMailsAndThePictureAndSavesNothing() throws IOException {
        service.deliver(Desk.clash("a", "2024-11-02", 7).json());
        service.deliver(Desk.clash("b", "2024-11-05", 3).json());
        Document page = ask("try", typed(draft(5)), 200);
        Element trial = page.getElementById("trial");
        assertThat(trial.text())
                .contains("2 reports from")
                .contains("7 dead in one day between the Assad side and the Iranian axis");
        assertThat(trial.select("svg rect.bar")).hasSize(1);
        assertThat(trial.select("svg rect.HIGH title").text()).contains("7 dead in one day");
        assertThat(trial.select("caption").text()).contains("Mails a week, once it is active");
        assertThat(trial.select("table:has(caption) td").eachText()).containsExactly("0.50", "0.50", "0.50", "0");
        assertThat(files()).containsExactly("deaths/deadly-day.drl");
        assertThat(ask("try", typed(draft(50)), 200).getElementById("trial").text())
                .contains("It would have raised nothing");
    }

    @Test
    void aDraftIsSavedAsAFileRunsAndIsChangedFromWhereItStood() throws IOException {
        service.deliver(Desk.clash("a", "2024-11-02", 7).json());
        saved(typed(draft(5)));
        assertThat(DRAFT).hasContent(draft(5));
        assertThat(files()).containsExactly("deaths/deadly-day.drl", "deaths/grim-day.drl");
        service.settle();
        assertThat(service.alerts()).singleElement().asString().startsWith("grim-day");

        Document edit = page(given().get("/rules/grim-day/edit"), 200);
        assertThat(text(edit)).isEqualTo(draft(5));
        Map<String, String> changed = fields(edit);
        changed.put("text", draft(9).replace("\n", "\r\n")); // as browsers send it
        saved(changed);
        assertThat(DRAFT).hasContent(draft(9));
        given().get("/api/v1/rules/grim-day")
                .then()
                .statusCode(200)
                .body("rule.version", equalTo(Rule.version(draft(9))));
        List<String> kept = given().get("/api/v1/audit").path("entries.action");
        assertThat(kept.stream().filter("rule.save"::equals)).hasSizeGreaterThanOrEqualTo(2);
        given().get("/api/v1/audit")
                .then()
                .body("entries[0].action", equalTo("rule.save"))
                .body("entries[0].subject", equalTo("deaths/grim-day.drl"));
    }

    @Test
    void nobodysChangeIsLostAndNoRuleThatIsNoDraftIsWrittenOver() throws IOException {
        saved(typed(draft(5)));
        Map<String, String> mine = fields(page(given().get("/rules/grim-day/edit"), 200));
        ReloadRules.write("deaths/grim-day.drl", draft(6));
        mine.put("text", draft(7));
        Document late = ask("save", mine, 409);
        assertThat(late.text()).contains("was changed by somebody else since you began");
        assertThat(text(late)).isEqualTo(draft(7));
        assertThat(DRAFT).hasContent(draft(6));
        assertThat(ask("save", typed(draft(8)), 409).text())
                .contains("a draft of that name stands in deaths/grim-day.drl");

        Map<String, String> active = typed(ReloadRules.deadlyDay("draft", 3));
        active.put("started", Rule.version(ReloadRules.deadlyDay("active", 15)));
        assertThat(ask("save", active, 409).text()).contains("a rule that is no draft stands in deaths/deadly-day.drl");
        assertThat(ask("save", typed(draft(5).replace("draft", "active").replace("grim", "other")), 409)
                        .text())
                .contains("only drafts are saved from here");
        assertThat(ReloadRules.FOLDER.resolve("deaths/deadly-day.drl")).hasContent(ReloadRules.deadlyDay("active", 15));
    }

    @Test
    void anActiveRuleIsEditedAsADraftBesideIt() {
        Document edit = page(given().get("/rules/deadly-day/edit"), 200);
        assertThat(text(edit)).contains("rule \"deadly-day-draft\"").contains("@status(draft)");
        assertThat(edit.select("h1").text()).isEqualTo("Edit deadly-day");
        assertThat(edit.text()).contains("saved beside it, as the draft deadly-day-draft");
        assertThat(ask("check", fields(edit), 200).select("h1").text()).isEqualTo("Edit deadly-day");
        // no comment at its head says what it is for, which is a warning; that it is like the active rule is none
        assertThat(ask("check", fields(edit), 200).select("[role=alert]").text())
                .contains("Nothing keeps it from running, but:")
                .contains("HEAD no comment at the head")
                .doesNotContain("DUPLICATE");
        given().accept("text/html").get("/rules/no-such-rule/edit").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../..", "a/b", "/tmp", "", "Deaths", ".hidden"})
    void noFamilyLeadsOutOfTheFolder(String family) throws IOException {
        Map<String, String> form = typed(draft(5));
        form.put("family", family);
        Document page = ask("save", form, 409);
        assertThat(page.getElementById("family-fault").text()).contains("lower-case words");
        assertThat(page.getElementById("family").val()).isEqualTo(family);
        assertThat(files()).containsExactly("deaths/deadly-day.drl");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        // a file in the place of the folder; the rights of one bind no test that runs as root
        ReloadRules.write("blocked", "no folder");
        Map<String, String> form = typed(draft(5));
        form.put("family", "blocked");
        Document page = ask("save", form, 409);
        assertThat(page.select("[role=alert]").text()).contains("the rules folder cannot be written by the service");
        assertThat(text(page)).isEqualTo(draft(5));
    }

    @Test
    void aDraftWhoseCasesFailIsSavedAndSaidNotToRun() {
        ReloadRules.write("deaths/grim-day.cases.yaml", """
                - case: four dead are grim
                  reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal, fatalities: 4}]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                """);
        Document page = ask("save", typed(draft(5)), 422);
        assertThat(page.select("[role=alert]").text())
                .contains("It is saved, and does not run")
                .contains("four dead are grim");
        assertThat(DRAFT).hasContent(draft(5));
        Map<String, String> mended = fields(page);
        mended.put("text", draft(4));
        saved(mended);
    }

    @Test
    void theEditorOffersTheWordsOfTheCheckerAndLoadsNothingFromElsewhere() {
        given().get("/api/v1/vocabulary")
                .then()
                .statusCode(200)
                .body("facts.Encounter", equalTo("two groups facing each other in an event"))
                .body("fields.Encounter.type.of", equalTo("EventType"))
                .body("fields.Event.place.of", equalTo("Site"))
                .body("fields.Site.borderKm.kind", equalTo("number"))
                .body("fields.GroupDay.group.names", equalTo("group"))
                .body("constants.EventType", hasItem("REINFORCEMENT_CONVOY"))
                .body("names.group.name", hasItem("iran-axis"))
                .body("names.country.name", hasItem("SYR"))
                .body("metadata.severity", hasItem("CRITICAL"))
                .body("functions", hasItem("distinct"));
        Document page = page(given().get("/rules/new"), 200);
        List<String> loaded = page.select("script[src], link[rel=stylesheet]").stream()
                .map(e -> e.hasAttr("src") ? e.attr("src") : e.attr("href"))
                .toList();
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(6).allSatisfy(address -> {
            assertThat(address).startsWith("/").doesNotStartWith("//");
            given().get(address).then().statusCode(200);
        });
    }

    private static Map<String, String> typed(String text) {
        return new HashMap<>(Map.of("family", "deaths", "started", "", "text", text));
    }

    private static Map<String, String> fields(Document page) {
        return new HashMap<>(Map.of(
                "family", page.getElementById("family").val(),
                "started", page.select("input[name=started]").val(),
                "of", page.select("input[name=of]").val(),
                "text", text(page)));
    }

    private static String text(Document page) {
        // browsers leave out a line feed at its very beginning, jsoup does not
        return page.select("textarea[name=text]").first().wholeText().replaceFirst("^\n", "");
    }

    private static Document ask(String act, Map<String, String> form, int status) {
        return page(
                given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                        .formParams(form)
                        .post("/rules/draft/" + act),
                status);
    }

    private static void saved(Map<String, String> form) {
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/rules/draft/save")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/rules/grim-day"));
    }

    private static Document page(Response answer, int status) {
        return Jsoup.parse(answer.then().statusCode(status).extract().asString());
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(ReloadRules.FOLDER)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> ReloadRules.FOLDER.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
