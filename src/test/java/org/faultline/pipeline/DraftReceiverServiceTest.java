package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.faultline.database.DatabaseChange;
import org.faultline.fixture.LogLines;
import org.faultline.fixture.ReloadRules;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.rule.RuleReload;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.draft.SavedDraft;
import org.faultline.rule.draft.SavedDrafts;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.Rule;
import org.faultline.settings.ReplicaName;
import org.faultline.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft that is saved on one replica comes into the rules folder of each, and nothing of anybody's own is lost. */
@QuarkusTest
@TestProfile(ReloadRules.class)
@WithTestResource(TestSurroundings.class)
class DraftReceiverServiceTest {
    private static final Path FILE = ReloadRules.FOLDER.resolve("deaths/grim-day.drl");

    @Inject
    Service service;

    @Inject
    DataSource database;

    @Inject
    SavedDrafts here;

    @Inject
    Event<DatabaseChange> changes;

    @Inject
    RuleReload reload;

    @Inject
    Settings settings;

    @Inject
    ReplicaName name;

    @TempDir
    Path elsewhere;

    private SavedDrafts other;

    private LogLines<String> log;

    @BeforeEach
    void begin() throws IOException {
        clear();
        log = LogLines.of(DraftReceiver.class);
        other = replica("other");
    }

    @AfterEach
    void end() {
        log.close();
        clear();
    }

    private void clear() {
        service.empty();
        ReloadRules.reset();
        given().post("/api/v1/rules/reload").then().statusCode(200);
    }

    /** With a folder of its own. */
    private SavedDrafts replica(String name) throws IOException {
        return replica(name, Files.createDirectories(elsewhere.resolve(name)));
    }

    private SavedDrafts replica(String name, Path folder) {
        return new SavedDrafts(database, new RulesInFolder(folder, 400), name);
    }

    private static String draft(int dead) {
        return ReloadRules.deadlyDay("draft", dead).replace("deadly-day", "grim-day");
    }

    private static String version(int dead) {
        return Rule.version(draft(dead));
    }

    @Test
    void whatIsSavedOnAnotherReplicaStandsInTheFolderHereAndRuns() {
        other.save("deaths", draft(5), "");
        await().untilAsserted(() -> assertThat(running()).isEqualTo(version(5)));
        assertThat(FILE).hasContent(draft(5));

        other.save("deaths", draft(9), version(5));
        await().untilAsserted(() -> assertThat(running()).isEqualTo(version(9)));
        assertThat(FILE).hasContent(draft(9));
        awaitReached();
        assertThat(log.all()).hasSize(2).allMatch(line -> line.startsWith("INFO the draft grim-day"));
    }

    @Test
    void whatIsSavedHereReachesAnotherReplicaAtItsStart() throws IOException {
        SavedDrafts late = replica("late");
        save(draft(5), "", 303);
        save(draft(6), version(5), 303);
        Path file = elsewhere.resolve("late/deaths/grim-day.drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, draft(5)); // it took that over before it was stopped
        assertThat(late.waiting()).singleElement().satisfies(d -> assertThat(late.write(d))
                .isTrue());
        assertThat(file).hasContent(draft(6));
        late.settle(late.waiting());
        assertThat(late.waiting()).isEmpty();
        assertThat(here.waiting()).isEmpty();
    }

    @Test
    void aFolderThatAllShareIsWrittenOnce() throws IOException {
        SavedDrafts sharing = replica("sharing", elsewhere.resolve("other"));
        other.save("deaths", draft(5), "");
        Path file = elsewhere.resolve("other/deaths/grim-day.drl");
        Object before = Files.readAttributes(file, "unix:ino,ctime");
        assertThat(sharing.waiting()).singleElement().satisfies(d -> assertThat(sharing.write(d))
                .isTrue());
        assertThat(Files.readAttributes(file, "unix:ino,ctime")).isEqualTo(before);
    }

    @Test
    void aFileThatIsSomebodysOwnIsLeftAlone() {
        String active = draft(5).replace("draft", "active");
        ReloadRules.write("deaths/grim-day.drl", active);
        other.save("deaths", draft(5), "");
        awaitReached();
        assertThat(FILE).hasContent(active);
        assertThat(log.all()).singleElement().asString().contains("its file here was changed otherwise");

        other.save("deaths", draft(6), version(5));
        awaitReached();
        assertThat(FILE).hasContent(active);
        // and it is the one here that counts for who edits here
        ReloadRules.write("deaths/grim-day.drl", draft(7));
        save(draft(8), version(7), 303);
        assertThat(FILE).hasContent(draft(8));
    }

    @Test
    void aRuleThatIsNoDraftIsNotWrittenOverWhateverTheDatabaseSays() throws SQLException {
        String active = ReloadRules.deadlyDay("active", 15);
        store("deadly-day", "deaths", ReloadRules.deadlyDay("draft", 1), Rule.version(active));
        changes.fire(new DatabaseChange(""));
        await().untilAsserted(() ->
                assertThat(log.all()).singleElement().asString().contains("its file here was changed otherwise"));
        assertThat(ReloadRules.FOLDER.resolve("deaths/deadly-day.drl")).hasContent(active);
    }

    @Test
    void aDraftThatWasMovedToAnotherFamilyDoesNotComeASecondTime() {
        ReloadRules.write("grim/grim-day.drl", draft(5));
        other.save("deaths", draft(5), "");
        awaitReached();
        assertThat(FILE).doesNotExist();
    }

    @Test
    void aFileThatWasRemovedByHandComesBackNowhere() throws Exception {
        other.save("deaths", draft(5), "");
        awaitReached();
        Files.delete(FILE);
        changes.fire(new DatabaseChange("")); // as after the connection was lost
        await().until(() -> number("select count(*) from saved_draft where removed") == 1);
        assertThat(here.waiting()).isEmpty();
        assertThat(replica("third").waiting()).isEmpty();
        assertThat(FILE).doesNotExist();
        await().untilAsserted(() -> assertThat(running()).isEmpty());
        assertThat(log.all().stream().filter(line -> line.startsWith("WARN")))
                .singleElement()
                .asString()
                .contains("grim-day was removed", "of the replica " + name.value() + " while it ran", "save it anew");

        // unless somebody saves it anew
        other.save("deaths", draft(6), version(5));
        await().untilAsserted(() -> assertThat(FILE).hasContent(draft(6)));
        assertThat(replica("third").waiting()).hasSize(1);
    }

    @Test
    void whatIsMissingAtAStartIsBroughtAgainAndOnlyWhatGoesAfterwardsIsRemoved() throws Exception {
        save(draft(5), "", 303);
        Path folder = elsewhere.resolve("late");
        SavedDrafts late = replica("late");
        Path own = Files.createDirectories(folder.resolve("deaths")).resolve("deadly-day.drl");
        Path file = folder.resolve("deaths/grim-day.drl");
        start(late);
        assertThat(file).as("though the folder tells nothing yet").hasContent(draft(5));

        Files.delete(file); // it is stopped, and its folder deployed anew
        Files.writeString(own, ReloadRules.deadlyDay("active", 15));
        DraftReceiver receiver = start(late);
        assertThat(file).hasContent(draft(5));
        assertThat(number("select count(*) from saved_draft where removed")).isZero();
        assertThat(log.all()).noneMatch(line -> line.startsWith("WARN"));

        Files.delete(file); // while it runs
        look(receiver);
        look(receiver);
        assertThat(file).doesNotExist();
        assertThat(log.all())
                .filteredOn(line -> line.startsWith("WARN the draft grim-day was removed"))
                .hasSize(1);
        start(late);
        assertThat(file).as("as it is removed").doesNotExist();
    }

    /** A process with a folder, as far as drafts go. */
    private DraftReceiver start(SavedDrafts drafts) {
        DraftReceiver begun = new DraftReceiver(drafts, reload, settings, name);
        look(begun);
        return begun;
    }

    private static void look(DraftReceiver receiver) {
        receiver.changed(new DatabaseChange(""));
        receiver.look();
    }

    @Test
    void ofTwoWhoBeganOnTheSameTextTheSecondIsRefusedThoughTheFileHereIsStillThatOne() throws IOException {
        SavedDrafts second = replica("second");
        other.save("deaths", draft(5), "");
        bring(second);
        other.save("deaths", draft(6), version(5));
        Path file = elsewhere.resolve("second/deaths/grim-day.drl");
        assertThat(file).hasContent(draft(5));
        assertThatThrownBy(() -> second.save("deaths", draft(7), version(5)))
                .isInstanceOf(NotSaved.class)
                .hasMessageContaining("was changed by somebody else since you began");
        assertThatThrownBy(() -> second.save("deaths", draft(7), ""))
                .isInstanceOf(NotSaved.class)
                .hasMessageContaining("a draft of that name stands in deaths/grim-day.drl");
        assertThat(file).hasContent(draft(5));

        // a proxy may have shown the text of the other replica, which this one does not have yet
        second.save("deaths", draft(8), version(6));
        assertThat(file).hasContent(draft(8));
        assertThat(other.waiting()).singleElement().satisfies(d -> assertThat(other.write(d))
                .isTrue());

        save(draft(9), version(5), 409);
        await().untilAsserted(() -> assertThat(FILE).hasContent(draft(8)));
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsTaken() throws Exception {
        List<SavedDrafts> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(replica("replica-" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            String started = "";
            for (int round = 0; round < 10; round++) {
                List<Callable<String>> saves = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    SavedDrafts replica = all.get(i);
                    String text = draft(10 * (round + 1) + i);
                    String from = started;
                    saves.add(() -> {
                        replica.save("deaths", text, from);
                        return Rule.version(text);
                    });
                }
                List<String> taken = new ArrayList<>();
                for (Future<String> one : threads.invokeAll(saves)) {
                    try {
                        taken.add(one.get());
                    } catch (java.util.concurrent.ExecutionException e) {
                        assertThat(e).hasCauseInstanceOf(NotSaved.class);
                    }
                }
                assertThat(taken).as("round %d", round).hasSize(1);
                started = taken.get(0);
                all.forEach(DraftReceiverServiceTest::bring);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void bring(SavedDrafts replica) {
        List<SavedDraft> waiting = replica.waiting();
        waiting.forEach(replica::write);
        replica.settle(waiting);
    }

    @Test
    void nothingLeadsOutOfTheFolderOrRunsThatIsNoDraft() throws Exception {
        Files.createSymbolicLink(ReloadRules.FOLDER.resolve("linked"), elsewhere.toAbsolutePath());
        store("grim-day", "../outside", draft(5));
        store("bad-day", "/tmp", draft(5).replace("grim", "bad"));
        store("../../grim-day", "deaths", draft(5));
        store("sad-day", "linked", draft(5).replace("grim", "sad"));
        store("dark-day", "deaths", draft(5).replace("grim", "dark").replace("draft", "active"));
        store("long-day", "deaths", "no rule at all");
        changes.fire(new DatabaseChange("saved_draft"));
        await().untilAsserted(() -> assertThat(log.all())
                .hasSize(6)
                .allMatch(line -> line.startsWith("WARN the draft ") && line.contains("cannot be brought into"))
                .anyMatch(line -> line.contains("grim-day in ../outside"))
                .anyMatch(line -> line.contains("a rule of another name"))
                .anyMatch(line -> line.contains("leads out of the rules folder by a link"))
                .anyMatch(line -> line.contains("only drafts are saved from here")));
        assertThat(ReloadRules.FOLDER.resolve("../outside")).doesNotExist();
        assertThat(Path.of("/tmp/bad-day.drl")).doesNotExist();
        assertThat(elsewhere.resolve("sad-day.drl")).doesNotExist();
        assertThat(FILE.getParent()).isDirectoryNotContaining("glob:**{dark,grim,long}-day.drl");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndHoldsUpNoOther() throws Exception {
        // a file in the place of the folder; the rights of one bind no test that runs as root
        ReloadRules.write("blocked", "no folder");
        other.save("blocked", draft(5), "");
        other.save("deaths", draft(5).replace("grim", "sad"), "");
        await().untilAsserted(() -> given().get("/api/v1/rules/sad-day").then().statusCode(200));
        for (int i = 0; i < 3; i++) {
            changes.fire(new DatabaseChange(""));
            Thread.sleep(1_100);
        }
        assertThat(log.all().stream().filter(line -> line.startsWith("WARN")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                ReloadRules.FOLDER.toString(),
                                "the rules folder cannot be written by the service",
                                "at blocked/grim-day.drl"));

        ReloadRules.delete("blocked");
        changes.fire(new DatabaseChange(""));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ReloadRules.FOLDER.resolve("blocked/grim-day.drl"))
                        .hasContent(draft(5)));
    }

    @Test
    void whatCannotBeWrittenIsNotStoredEither() throws Exception {
        Files.writeString(elsewhere.resolve("other/blocked"), "no folder");
        assertThatThrownBy(() -> other.save("blocked", draft(5), ""))
                .isInstanceOf(NotSaved.class)
                .hasMessageContaining("cannot be written");
        assertThat(number("select count(*) from saved_draft")).isZero();
    }

    /** The version that runs; empty where none does. */
    private static String running() {
        String version = given().get("/api/v1/rules/grim-day").path("rule.version");
        return version == null ? "" : version;
    }

    private static void save(String text, String started, int status) {
        var answer = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("family", "deaths")
                .formParam("started", started)
                .formParam("text", text)
                .post("/rules/draft/save")
                .then()
                .statusCode(status);
        if (status == 409) {
            answer.body(containsString("was changed by somebody else since you began"));
        }
    }

    private void awaitReached() {
        await().untilAsserted(() -> assertThat(number("select min(cardinality(reached)) from saved_draft"))
                .isEqualTo(2));
    }

    private void store(String rule, String family, String text, String... replaced) throws SQLException {
        try (var c = database.getConnection();
                var s = c.prepareStatement("insert into saved_draft values (?, ?, ?, ?, ?, '{}', false, now())")) {
            s.setString(1, rule);
            s.setString(2, family);
            s.setString(3, text);
            s.setString(4, Rule.version(text));
            s.setArray(5, c.createArrayOf("text", replaced));
            s.executeUpdate();
        }
    }

    private long number(String query) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery(query)) {
            r.next();
            return r.getLong(1);
        }
    }
}
