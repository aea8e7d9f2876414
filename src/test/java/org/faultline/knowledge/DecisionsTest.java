package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.faultline.fixture.Findings;
import org.faultline.knowledge.Decision.ActorAlias;
import org.faultline.knowledge.Decision.Ignored;
import org.faultline.knowledge.Decision.Kind;
import org.faultline.knowledge.Decision.NewActor;
import org.faultline.knowledge.Decision.NewPlace;
import org.faultline.knowledge.Decision.PlaceAlias;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.place.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
    private static final Knowledge BEFORE = Findings.KNOWLEDGE;
    private static final LocalDate DAY = LocalDate.of(2024, 11, 2);
    private static final Actor LIONS = new Actor("lions", "Lions of the East", 2, "SYR", "lions", null);
    private static final Place FORD = new Place("ford", "The Ford", "Deir ez-Zor", "", "SYR", 34.6, 40.9, 1);

    @TempDir
    Path dir;

    @Test
    void resolvesDecidedNamesAndLeavesTheOldKnowledgeAlone() {
        KnowledgeWithDecisions decided = BEFORE.with(List.of(
                new ActorAlias("Lions", "lions", null, null),
                new NewActor("Usud al-Sharqiya", LIONS),
                new PlaceAlias("Bukamal", "albukamal"),
                new PlaceAlias("Bukamal area", "area:SYR/deir ez zor/abu kamal"),
                new PlaceAlias("Hajeen", "geonames:174506"),
                new NewPlace("al-Makhada", FORD)));
        assertThat(decided.faults()).isEmpty();
        Knowledge after = decided.knowledge();
        for (String name : List.of("LIONS", "usud al sharqiya", "Lions of the East")) {
            assertThat(after.actor(name, DAY)).as(name).isEqualTo(LIONS);
            assertThat(BEFORE.actor(name, DAY).known()).as(name).isFalse();
        }
        assertThat(after.place("bukamal", null, "SYR")).extracting("id").isEqualTo("albukamal");
        assertThat(after.place("Bukamal area", null, null))
                .extracting("precision")
                .isEqualTo(3);
        assertThat(after.place("Hajeen", null, null)).extracting("name").isEqualTo("Hajīn");
        assertThat(after.place("al makhada", null, null)).isEqualTo(FORD);
        assertThat(BEFORE.place("bukamal", null, "SYR")).isNull();
    }

    @Test
    void givesANameToAnActorForATime() {
        Knowledge after = BEFORE.with(List.of(
                        new ActorAlias("the Brigade", "ndf", null, DAY),
                        new ActorAlias("The brigade", "sdf", DAY.plusDays(1), null)))
                .knowledge();
        assertThat(after.actor("The Brigade", DAY).id()).isEqualTo("ndf");
        assertThat(after.actor("The Brigade", DAY.plusDays(1)).id()).isEqualTo("sdf");
    }

    @Test
    void namesEveryDecisionThatCannotBeAppliedAndAppliesTheRest() {
        KnowledgeWithDecisions decided = BEFORE.with(List.of(
                new ActorAlias("X", "nobody", null, null),
                new ActorAlias("SDF", "irgc", null, null),
                new ActorAlias("Y", "irgc", DAY, DAY.minusDays(1)),
                new NewActor("Z", new Actor("isis", "Z", 2, "SYR", "z", null)),
                new NewActor("SDF", LIONS),
                new NewActor("W", new Actor("w", "W", 9, "SYR", "w", null)),
                new NewActor("U", new Actor("u", "U", 2, "Syria", "u", null)),
                new NewPlace("T", new Place("t", "T", "", "", "SRY", null, null, 6)),
                new NewPlace("S", new Place("s", "S", "New York", "", "SYR", null, null, 4)),
                new PlaceAlias("Somewhere", "nowhere"),
                new PlaceAlias("Al-Mayadin", "albukamal"),
                new NewPlace("V", new Place("v", "V", "", "", "SYR", 34.0, null, 1)),
                new ActorAlias(" ", "irgc", null, null),
                new ActorAlias("good", "irgc", null, null)));
        assertThat(decided.faults())
                .extracting(KnowledgeWithDecisions.Fault::reason)
                .containsExactlyInAnyOrder(
                        "'nobody' is no actor",
                        "'SDF' already names the actor 'sdf'",
                        "validTo '2024-11-01' lies before validFrom '2024-11-02'",
                        "'isis' is there already",
                        "'SDF' already names the actor 'sdf'",
                        "kind '9' is not a whole number from 0 to 8",
                        "country 'Syria' is not a country's ISO 3166-1 alpha-3 code; did you mean SYR?",
                        "country 'SRY' is not a country's ISO 3166-1 alpha-3 code; did you mean SYR?",
                        "admin1 'New York' is the name of no admin1 area of Syria",
                        "'nowhere' is no place",
                        "'Al-Mayadin' already names the place 'mayadin'",
                        "lat '34.0', lon 'null' and precision '1' are not both degrees or both absent, and 1 to 7",
                        "the name is empty");
        assertThat(decided.knowledge().actor("good", DAY).id()).isEqualTo("irgc");
        assertThat(decided.knowledge().actor("Lions of the East", DAY).known()).isFalse();
    }

    @Test
    void letsANameBeIgnoredWithoutChangingWhatItIs() {
        Knowledge after =
                BEFORE.with(List.of(new Ignored("Unknown gunmen", Kind.ACTOR))).knowledge();
        assertThat(after.ignored(Kind.ACTOR, "unknown  GUNMEN")).isTrue();
        assertThat(after.ignored(Kind.PLACE, "unknown gunmen")).isFalse();
        assertThat(after.actor("Unknown gunmen", DAY)).isEqualTo(BEFORE.actor("Unknown gunmen", DAY));
    }

    @Test
    void hasAVersionThatChangesWithWhatIsKnownAndWithNothingElse() throws IOException {
        Folder folder = Folder.in(dir);
        String first = folder.read().version();
        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(folder.read().version());
        folder.with("actors.yaml", "# a comment\n- {id: b, name: Beta}\n- {name: Alpha, id: a}\n");
        assertThat(folder.read().version()).isEqualTo(first);
        folder.with("actors.yaml", "- {id: b, name: Beta}\n- {name: Alpha, id: a, aliases: [A]}\n");
        assertThat(folder.read().version()).isNotEqualTo(first);
    }

    @Test
    void hasAVersionThatChangesWithEachDecisionThatCounts() {
        List<Decision> two = List.of(new ActorAlias("L", "irgc", null, null), new PlaceAlias("Bukamal", "albukamal"));
        String version = BEFORE.with(two).knowledge().version();
        assertThat(version).isNotEqualTo(BEFORE.version());
        assertThat(BEFORE.with(List.of(two.get(1), two.get(0))).knowledge().version())
                .isEqualTo(version);
        assertThat(BEFORE.with(two.subList(0, 1)).knowledge().version()).isNotEqualTo(version);
        assertThat(BEFORE.with(List.of(new ActorAlias("X", "nobody", null, null)))
                        .knowledge()
                        .version())
                .isEqualTo(BEFORE.version());
    }
}
