package org.faultline.trial.cases.word;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.knowledge.name.Slip;
import org.jspecify.annotations.Nullable;

/** What people write who know SQL, Python, Excel, other test frameworks or other data sets, and the word that cases have for it. */
public final class CaseSynonyms {
    /** One row a key: what cases call it, then what others do, without case and signs. Of several rows the one counts that is a key there. */
    private static final List<String> KEYS = List.of(
            "case: name title sentence scenario test testname casename description desc label it summary",
            "knowledge: config world background use context setting",
            "reports: events report event given input inputs data when rows records incidents articles with",
            "on: date day when eventdate at time dated datum timestamp happened dateofevent",
            "today: now date day currentdate asof clock on",
            "fires: alerts alert fire expect expected expects expectation then output outputs result results raises raise"
                    + " shouldfire firing triggers trigger assert should matches findings warns",
            "silent: quiet nothing none noalert noalerts silence shouldbesilent shouldnotfire nofire neverfires isquiet",
            "steps: timeline sequence stages days step phases",
            "from: start startdate since begin begins day1 dayone firstday startsat",
            "heard: sources lastheard coverage sourcesheard heardof",
            "also: variations variants variation plus options tags and",
            "arrive: reports events arrives arriving report add incoming new given told",
            "withdraw: retract retracts delete remove withdrawn withdraws retracted cancel",
            "groupBy: group groups key keys by grouping groupedby partitionby aggregateby",
            "evidence: reports events proof because sources from basedon ids evidences",
            "severity: level priority sev urgency importance",
            "certainty: confidence probability likelihood sure sureness",
            "condition: state status phase",
            "text: message says summary body contains title description words headline",
            "id: name key ref reportid eventid externalid label ident identifier eventidcnty",
            "like: base copy copyof from extends same sameas template as basedon clone",
            "type: eventtype event kind subeventtype what category action",
            "status: certainty state confirmed confidence",
            "clarity: eventclarity single aggregate",
            "sideA: actor1 actor actora side1 a attacker perpetrator who aggressor actors by sidea subject partya party1",
            "sideB: actor2 actorb side2 b target victim against defender opponent sideb object partyb party2",
            "assocA: assocactor1 associatedactor1 associates1 alliesa helpersa",
            "assocB: assocactor2 associatedactor2 associates2 alliesb helpersb",
            "place: location where site town city village locality at area adm admin1 governorate geo loc",
            "origin: from source fromplace departure start startplace",
            "destination: to toplace target end dest into endplace heading",
            "fatalities: killed deaths dead deathsbest fatality kills casualties deathtoll toll died bestdeaths deadcount",
            "injured: wounded hurt injuries wound injury",
            "vehicles: vehicle trucks cars convoysize tanks",
            "personnel: fighters troops soldiers men people strength",
            "positionsLost: positions lost positionslost lostpositions",
            "quantities: quantity amounts numbers counts",
            "outcome: result ended outcomes",
            "source: publisher outlet media sources reporter by newspaper originalsource",
            "quote: text sentence notes note description excerpt words",
            "asOf: published publishedon reportedon timestamp asofdate updated revised",
            "retracted: withdrawn deleted",
            "low: min minimum least from lower atleast",
            "best: estimate mean average avg exact value number n",
            "high: max maximum most to upper atmost",
            "start: from begin first startdate since",
            "end: to until last enddate till",
            "name: place town city location title",
            "admin1: governorate province state region adm1 gov",
            "admin2: district county adm2 subdistrict",
            "country: iso iso3 nation countrycode cc",
            "lat: latitude y",
            "lon: long longitude lng x",
            "publisher: name outlet newspaper media",
            "measure: what type unit kind name",
            "dyad: pair groups sides actors dyads ab",
            "group: actor side faction groups groupid",
            "actor: group who actors actorid");

    /** One row a word of a list that cases and reports choose from. */
    private static final List<String> WORDS = List.of(
            "CLASH: battle battles fight fights fighting firefight armedclash clashes combat skirmish",
            "ATTACK: assault attacks ambush raid explosions explosionsremoteviolence violenceagainstcivilians",
            "AIRSTRIKE: airstrikes airraid airdronestrike bombing bombardment dronestrike strike drone",
            "SHELLING: shellingartillerymissileattack artillery mortar rocket rockets missile shell",
            "IED: bomb carbomb mine landmine remoteexplosivelandmineied explosion",
            "ABDUCTION: kidnapping kidnap abductionforceddisappearance hostage abductions",
            "CAPTURE: captured seizure captures prisoner",
            "ARRESTS: arrest detention detentions arrested raidandarrest",
            "PROTEST: protests demonstration demo riot peacefulprotest riots",
            "MEETING: talks meet summit council meetings",
            "REINFORCEMENT: reinforcements buildup",
            "REINFORCEMENT_CONVOY: convoy",
            "REDEPLOYMENT: redeploy movement move deployment",
            "WITHDRAWAL: withdraw retreat pullout withdrawals",
            "RECRUITMENT: recruit recruiting",
            "AGREEMENT: ceasefire truce deal treaty",
            "REPORTED: report normal said",
            "CONFIRMED: verified true certain yes",
            "ALLEGED: claimed unconfirmed rumour rumor rumoured suspected unverified",
            "PLANNED: plan future scheduled intended",
            "ATTEMPTED: attempt tried failed foiled",
            "NEGATED: denied false no negative",
            "HISTORICAL: history past old",
            "LOW: minor info information notice green",
            "MEDIUM: moderate mid middle warning normal yellow amber",
            "HIGH: severe major important error red orange",
            "CRITICAL: urgent extreme emergency fatal highest",
            "OBSERVED: certain sure confirmed verified known",
            "LIKELY: probable probably",
            "POSSIBLE: maybe uncertain unlikely unsure perhaps",
            "PENDING: waiting new",
            "ACTIVE: open firing raised on current live standing",
            "COOLING: quiet cooldown",
            "ENDED: closed resolved over end expired finished done",
            "WITHDRAWN: retracted cancelled canceled deleted takenback",
            "late: delayed latecomer lagged",
            "duplicate: duplicates dup dups twice duplicated",
            "retracted: withdrawn withdraw retract retraction deleted",
            "other-actor: otheractor otheractors stranger",
            "SINGLE: one single",
            "AGGREGATE: many several multiple repeated",
            "AGREED: success succeeded yes",
            "FAILED: failure broken collapsed");

    private static final Map<String, Set<String>> KEYS_MEANT = read(KEYS);
    private static final Map<String, Set<String>> WORDS_MEANT = read(WORDS);
    private static final Set<String> OURS =
            KEYS.stream().map(row -> row.split(":", 2)[0]).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> NUMBERS =
            Set.of("fatalities", "injured", "vehicles", "personnel", "positionsLost", "low", "best", "high");
    private static final Set<String> LISTS = Set.of(
            "reports",
            "fires",
            "steps",
            "also",
            "arrive",
            "withdraw",
            "evidence",
            "sideA",
            "sideB",
            "assocA",
            "assocB",
            "quantities",
            "flags");

    private CaseSynonyms() {}

    private static Map<String, Set<String>> read(List<String> rows) {
        Map<String, Set<String>> meant = new HashMap<>();
        for (String row : rows) {
            String ours = row.split(":", 2)[0];
            Stream.concat(
                            Stream.of(plain(ours)),
                            Stream.of(row.split(":", 2)[1].strip().split(" ", -1)))
                    .forEach(w ->
                            meant.computeIfAbsent(w, x -> new LinkedHashSet<>()).add(ours));
        }
        return meant;
    }

    /** Without case, spaces and signs. */
    public static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The key of those known that somebody calls so, in another spelling or another word; null where there is none. */
    public static @Nullable String key(String said, Collection<String> known) {
        return meant(said, known, KEYS_MEANT);
    }

    /** The constant, likewise. */
    public static @Nullable String word(String said, Collection<String> known) {
        return meant(said, known, WORDS_MEANT);
    }

    private static @Nullable String meant(String said, Collection<String> known, Map<String, Set<String>> synonyms) {
        String plain = plain(said);
        for (String ours : known) {
            if (plain(ours).equals(plain)) {
                return ours;
            }
        }
        for (String ours : synonyms.getOrDefault(plain, Set.of())) {
            if (known.contains(ours)) {
                return ours;
            }
        }
        return Slip.nearest(plain, known, CaseSynonyms::plain);
    }

    /** Whether it is another word for a key rather than another spelling of it. */
    public static boolean isForeign(String said, String ours) {
        String plain = plain(said);
        return !plain.equals(plain(ours)) && !Slip.isOne(plain, plain(ours));
    }

    /** Whether a word is a key of cases, or one that people use for it. */
    public static boolean isKey(String word) {
        return KEYS_MEANT.containsKey(plain(word));
    }

    /** Or one that is misspelt. */
    public static boolean isLikeKey(String word) {
        return isKey(word) || Slip.nearest(plain(word), OURS, CaseSynonyms::plain) != null;
    }

    public static boolean isOurs(String word) {
        return OURS.contains(word);
    }

    /** Whether people or things are counted under a key. */
    public static boolean isNumber(String key) {
        return NUMBERS.contains(key);
    }

    /** Whether a list stands under a key. */
    public static boolean isList(String key) {
        return LISTS.contains(key);
    }
}
