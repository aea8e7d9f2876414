package org.faultline.rule;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.fact.Role;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.language.text.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A comparison says in the engine what it says in plain Java: of figures, fields, outer names and literals, of whole numbers and
 * fractions, either way round, wherever in a rule it stands.
 */
class ComparisonsTest {
    private static final int RULES = Integer.getInteger("comparisons", 80);
    private static final int DYADS = 60;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final List<String> PLACES = List.of("North", "South", "East");
    private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");

    private static final String MEETING =
            "  $meeting : Encounter( type == MEETING, role == SIDE_A, $dyad : dyad, $met : deathsBest,"
                    + " $metLat : event.place.lat, $metDay : day, $where : placeName, $good : happened )\n";
    private static final String CLASH =
            "Encounter( type == CLASH, role == SIDE_A, dyad == $dyad, $k : deathsBest, $hi : deathsHigh,"
                    + " $lat : event.place.lat, $place : placeName, $day : day";

    private static final Map<String, Figure> FIGURES = new LinkedHashMap<>();

    static {
        figure(
                "fewest",
                "min( $k )",
                c -> orNone(c.mapToDouble(Encounter::deathsBest).min()));
        figure(
                "most",
                "max( $k )",
                c -> orNone(c.mapToDouble(Encounter::deathsBest).max()));
        figure("dead", "sum( $k )", c -> c.mapToDouble(Encounter::deathsBest).sum());
        figure("clashes", "count()", Stream::count);
        figure("sizes", "distinct( $k )", c -> c.mapToInt(Encounter::deathsBest)
                .distinct()
                .count());
        figure(
                "mean",
                "average( $k )",
                c -> orNone(c.mapToDouble(Encounter::deathsBest).average()));
        figure(
                "south",
                "min( $lat )",
                c -> orNone(c.mapToDouble(ComparisonsTest::lat).min()));
        figure("lats", "sum( $lat )", c -> c.mapToDouble(ComparisonsTest::lat).sum());
        figure("spread", "sum( $hi - $k )", c -> c.mapToDouble(e -> e.deathsHigh() - e.deathsBest())
                .sum());
        figure(
                "back",
                "max( $k - $hi )",
                c -> orNone(c.mapToDouble(e -> e.deathsBest() - e.deathsHigh()).max()));
        figure("twice", "sum( 2 * $hi - $k )", c -> c.mapToDouble(e -> 2 * e.deathsHigh() - e.deathsBest())
                .sum());
    }

    private final Random random = new Random(20241117);

    @TempDir
    Path dir;

    /**
     * What a rule sees of one dyad.
     *
     * @param meeting what it begins with
     * @param clashes what it counts
     * @param clash the one that is tested; the meeting where none is
     */
    private record Row(Encounter meeting, List<Encounter> clashes, Encounter clash) {
        Stream<Row> each() {
            return clashes.stream().map(c -> new Row(meeting, clashes, c));
        }
    }

    /**
     * A value as a rule writes it, and as Java works it out.
     *
     * @param figures the names of those it asks for
     */
    private record Value(String text, boolean literal, Set<String> figures, ToDoubleFunction<Row> of) {
        static Value of(String text, ToDoubleFunction<Row> of) {
            return new Value(text, false, Set.of(), of);
        }
    }

    /** A condition likewise. */
    private record Condition(String text, Set<String> figures, Predicate<Row> holds) {}

    /** What accumulate works out over all clashes; not a number where there is nothing to work it out of. */
    private record Figure(String term, ToDoubleFunction<Stream<Encounter>> of) {}

    /** A rule, and the severity of what it raises for a dyad, if it does. */
    private record Sample(String text, Function<Row, Optional<String>> raised) {}

    private static void figure(String name, String term, ToDoubleFunction<Stream<Encounter>> of) {
        FIGURES.put(name, new Figure(term, of));
    }

    private static double orNone(java.util.OptionalDouble figure) {
        return figure.orElse(Double.NaN);
    }

    private static double lat(Encounter e) {
        return e.event().place().lat();
    }

    @Test
    void everyComparisonIsWhatItIsInJava() {
        Map<String, Sample> samples = samples();
        RuleFolder folder = new RuleFolder(dir);
        samples.forEach((id, sample) -> folder.with("f/" + id + ".drl", sample.text()));
        FactBase facts = new FactBase(Findings.KNOWLEDGE);
        try (RuleBook book = folder.compile();
                Evaluation evaluation = book.evaluation(DisplayNames.NONE)) {
            for (List<Report> some : news()) {
                evaluation.apply(facts.learn(some));
            }
            Map<String, Set<String>> raised = new TreeMap<>();
            evaluation.standing().forEach(f -> raised.computeIfAbsent(f.rule(), k -> new TreeSet<>())
                    .add(f.groupBy().get("dyad") + " " + f.severity()));
            List<Row> rows = rows(evaluation);
            assertThat(rows).hasSize(DYADS);
            samples.forEach((id, sample) -> assertThat(raised.getOrDefault(id, Set.of()))
                    .as(sample.text())
                    .containsExactlyInAnyOrderElementsOf(rows.stream()
                            .flatMap(r -> sample
                                    .raised()
                                    .apply(r)
                                    .map(s -> r.meeting().dyad() + " " + s)
                                    .stream())
                            .toList()));
        }
    }

    /** Rules of every form, without those whose condition the checker sees can never be. */
    private Map<String, Sample> samples() {
        Map<String, Sample> all = new TreeMap<>();
        while (all.size() < RULES) {
            String id = "rule-" + all.size();
            Sample sample = sample(id);
            try {
                RuleCheck.read("f/" + id + ".drl", sample.text());
                all.put(id, sample);
            } catch (RuleFault e) {
                assertThat(e.faults()).as(sample.text()).allMatch(f -> f.code() == Code.NEVER_TRUE);
            }
        }
        return all;
    }

    private Sample sample(String id) {
        int form = random.nextInt(8);
        Condition tested = condition(form < 4 ? figures() : form == 7 ? outer() : own());
        return switch (form) {
            case 0, 1, 2 -> counting(id, tested, 1);
            case 3 -> counting(id, tested, 2);
            case 4 ->
                rule(id, "  " + CLASH + ", " + tested.text() + " )", r -> r.each()
                        .anyMatch(tested.holds()));
            case 5 ->
                rule(id, "  not " + CLASH + ", " + tested.text() + " )", r -> r.each()
                        .noneMatch(tested.holds()));
            case 6 ->
                rule(
                        id,
                        "  accumulate( " + CLASH + ", " + tested.text() + " ); $n : count(); $n >= 2 )",
                        r -> r.each().filter(tested.holds()).count() >= 2);
            default -> graded(id);
        };
    }

    /** A condition on figures, each in one of so many accumulates; the condition stands in the last. */
    private Sample counting(String id, Condition tested, int accumulates) {
        List<String> asked = new ArrayList<>(new TreeSet<>(tested.figures()));
        Collections.shuffle(asked, random);
        List<List<String>> parts = new ArrayList<>(IntStream.range(0, accumulates)
                .mapToObj(i -> (List<String>) new ArrayList<String>())
                .toList());
        asked.forEach(name -> parts.get(random.nextInt(accumulates))
                .add("$" + name + " : " + FIGURES.get(name).term()));
        StringBuilder when = new StringBuilder();
        for (int i = 0; i < accumulates; i++) {
            if (parts.get(i).isEmpty()) {
                parts.get(i).add("$all" + i + " : collectList( $place )");
            }
            String over = CLASH + " ); " + String.join(", ", parts.get(i));
            String last = i == accumulates - 1 ? "; " + tested.text() : "";
            // names within an accumulate are its own
            when.append("  accumulate( ").append(over.replaceAll("\\$(k|hi|lat|place|day)\\b", "\\$$1" + i));
            when.append(last).append(" )\n");
        }
        return rule(
                id,
                when.toString(),
                r -> asked.stream().noneMatch(name -> Double.isNaN(figure(name, r)))
                        && tested.holds().test(r));
    }

    private static double figure(String name, Row row) {
        return FIGURES.get(name).of().applyAsDouble(row.clashes().stream());
    }

    /** A severity chosen by a comparison of figures and outer names. */
    private Sample graded(String id) {
        Condition choice = comparison(figures());
        Sample counted = counting(id, choice, 1);
        String text = counted.text()
                .replace("; " + choice.text() + " )", " )")
                .replace("alerts.raise(", "alerts.raise(" + choice.text() + " ? CRITICAL : LOW, ");
        return new Sample(
                text,
                r -> choice.figures().stream().anyMatch(name -> Double.isNaN(figure(name, r)))
                        ? Optional.empty()
                        : Optional.of(choice.holds().test(r) ? "CRITICAL" : "LOW"));
    }

    private static Sample rule(String id, String conditions, Predicate<Row> fires) {
        String text = RuleFolder.rule(
                id, "@severity(HIGH) @groupBy(\"dyad\")", MEETING + conditions, "  alerts.raise($dyad, \"x\");");
        return new Sample(text, r -> fires.test(r) ? Optional.of("HIGH") : Optional.empty());
    }

    private List<Value> figures() {
        List<Value> all = new ArrayList<>(outer());
        FIGURES.keySet().forEach(name -> all.add(new Value("$" + name, false, Set.of(name), r -> figure(name, r))));
        return all;
    }

    private static List<Value> outer() {
        return List.of(
                Value.of("$met", r -> r.meeting().deathsBest()),
                Value.of("$metLat", r -> lat(r.meeting())),
                Value.of("$meeting.deathsHigh", r -> r.meeting().deathsHigh()),
                Value.of("$meeting.event.place.lat", r -> lat(r.meeting())));
    }

    private static List<Value> own() {
        List<Value> all = new ArrayList<>(outer());
        all.add(Value.of("deathsBest", r -> r.clash().deathsBest()));
        all.add(Value.of("deathsLow", r -> r.clash().deathsLow()));
        all.add(Value.of("event.place.lat", r -> lat(r.clash())));
        all.add(Value.of("$k", r -> r.clash().deathsBest()));
        all.add(Value.of("$hi", r -> r.clash().deathsHigh()));
        all.add(Value.of("$lat", r -> lat(r.clash())));
        return all;
    }

    private Condition condition(List<Value> values) {
        return switch (random.nextInt(8)) {
            case 0 -> joined(comparison(values), " || ", comparison(values));
            case 1 -> joined(joined(comparison(values), " && ", comparison(values)), " || ", comparison(values));
            case 2 -> joined(comparison(values), ", ", comparison(values));
            case 3 -> joined(other(), " || ", comparison(values));
            case 4 -> joined(comparison(values), ", ", other());
            default -> comparison(values);
        };
    }

    /** One that is not of numbers. */
    private Condition other() {
        int day = random.nextInt(40);
        String place = PLACES.get(random.nextInt(PLACES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Condition("$good", Set.of(), r -> r.meeting().happened());
            case 1 ->
                new Condition("!$meeting.happened", Set.of(), r -> !r.meeting().happened());
            case 2 ->
                new Condition("$where == \"" + place + "\"", Set.of(), r -> r.meeting()
                        .placeName()
                        .equals(place));
            case 3 ->
                new Condition("$where matches \"" + place.charAt(0) + ".*\"", Set.of(), r -> r.meeting()
                        .placeName()
                        .equals(place));
            case 4 ->
                new Condition("$metDay < $meeting.event.end || $where != \"" + place + "\"", Set.of(), r -> !r.meeting()
                        .placeName()
                        .equals(place));
            default ->
                new Condition("$meeting.deathsHigh not in (" + day + ", 3, 4)", Set.of(), r -> !Set.of(day, 3, 4)
                        .contains(r.meeting().deathsHigh()));
        };
    }

    private static Condition joined(Condition one, String sign, Condition other) {
        Set<String> figures = new TreeSet<>(one.figures());
        figures.addAll(other.figures());
        return new Condition(
                one.text() + sign + other.text(),
                figures,
                sign.equals(" || ")
                        ? one.holds().or(other.holds())
                        : one.holds().and(other.holds()));
    }

    private Condition comparison(List<Value> values) {
        Value left = value(values, 1);
        Value right = value(values, 1);
        if ((left.literal() && right.literal()) || left.text().equals(right.text())) {
            return comparison(values);
        }
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        Set<String> figures = new TreeSet<>(left.figures());
        figures.addAll(right.figures());
        return new Condition(
                left.text() + " " + operator + " " + right.text(),
                figures,
                r -> holds(left.of().applyAsDouble(r), operator, right.of().applyAsDouble(r)));
    }

    private static boolean holds(double left, String operator, double right) {
        return switch (operator) {
            case "==" -> left == right;
            case "!=" -> left != right;
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            default -> left >= right;
        };
    }

    private Value value(List<Value> values, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> literal();
            case 1 -> depth == 0 ? literal() : worked(values, depth);
            default -> values.get(random.nextInt(values.size()));
        };
    }

    private Value literal() {
        String text = List.of("0", "1", "2", "3", "5", "8", "2.5", "34.25", "4.0", "-1")
                .get(random.nextInt(10));
        double number = Double.parseDouble(text);
        return new Value(text, true, Set.of(), r -> number);
    }

    private Value worked(List<Value> values, int depth) {
        Value left = value(values, depth - 1);
        Value right = values.get(random.nextInt(values.size()));
        if (random.nextBoolean()) {
            Value swapped = left;
            left = right;
            right = swapped;
        }
        char sign = "+-*".charAt(random.nextInt(3));
        Set<String> figures = new TreeSet<>(left.figures());
        figures.addAll(right.figures());
        ToDoubleFunction<Row> a = left.of();
        ToDoubleFunction<Row> b = right.of();
        return new Value(
                left.text() + " " + sign + " " + right.text(),
                false,
                figures,
                r -> sign == '+'
                        ? a.applyAsDouble(r) + b.applyAsDouble(r)
                        : sign == '-'
                                ? a.applyAsDouble(r) - b.applyAsDouble(r)
                                : a.applyAsDouble(r) * b.applyAsDouble(r));
    }

    /** A meeting and up to four clashes of each dyad, some told otherwise later and some taken back, a few at a time. */
    private List<List<Report>> news() {
        List<Report> first = new ArrayList<>();
        List<Report> later = new ArrayList<>();
        for (int dyad = 0; dyad < DYADS; dyad++) {
            first.add(report(EventType.MEETING, dyad, 0, "1"));
            int clashes = random.nextInt(5);
            for (int i = 1; i <= clashes; i++) {
                Report one = report(EventType.CLASH, dyad, i, "1");
                first.add(one);
                switch (random.nextInt(4)) {
                    case 0 -> later.add(report(EventType.CLASH, dyad, i, "2"));
                    case 1 -> later.add(Reports.retraction(one));
                    default -> {}
                }
            }
        }
        Collections.shuffle(first, random);
        first.addAll(later);
        return IntStream.range(0, first.size())
                .boxed()
                .collect(groupingBy(i -> i / 10, TreeMap::new, java.util.stream.Collectors.toList()))
                .values()
                .stream()
                .map(part -> part.stream().map(first::get).toList())
                .toList();
    }

    private Report report(EventType type, int dyad, int number, String hour) {
        int best = random.nextInt(6);
        return Reports.of(type, PLACES.get(random.nextInt(PLACES.size())))
                .id("%d-%d".formatted(dyad, number))
                .asOf("2024-11-18T1" + hour + ":00:00Z")
                .on(FIRST.plusDays(3L * number).toString())
                .at(random.nextInt(3) == 0 ? best : 34 + 0.25 * random.nextInt(4), 40, 1)
                .between("A" + dyad, "B" + dyad)
                .deaths(random.nextInt(best + 1), best, best + random.nextInt(3))
                .report();
    }

    private static List<Row> rows(Evaluation evaluation) {
        Map<String, List<Encounter>> dyads = evaluation.facts().stream()
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .filter(e -> e.role() == Role.SIDE_A)
                .collect(groupingBy(Encounter::dyad));
        return dyads.values().stream()
                .map(all -> {
                    Encounter meeting = all.stream()
                            .filter(e -> e.type() == EventType.MEETING)
                            .findFirst()
                            .orElseThrow();
                    List<Encounter> clashes = all.stream()
                            .filter(e -> e.type() == EventType.CLASH)
                            .toList();
                    return new Row(meeting, clashes, meeting);
                })
                .toList();
    }
}
