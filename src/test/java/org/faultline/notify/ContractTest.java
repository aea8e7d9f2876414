package org.faultline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Snapshots;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.policy.NotificationMode;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.DeliveryRhythm;
import org.faultline.subscription.Language;
import org.faultline.subscription.QuietHours;
import org.faultline.subscription.Reader;
import org.faultline.subscription.SubscriptionFilter;
import org.faultline.subscription.SubscriptionWish;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What subscribers are promised, over random alerts, silences, quiet hours, digests, pauses, changes of mind and downtime. */
class ContractTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int HISTORIES = Integer.getInteger("contract.histories", 40);

    /** One random history of sixty days around a change of the clocks; every seed another. */
    private static final class History {
        private final Random random;
        private final World world = new World();
        private final List<AlertUpdate> news = new ArrayList<>();
        private final List<Alert> alerts = new ArrayList<>();
        private final List<Severity> severities = new ArrayList<>();

        /** Alert and revision of escalations that somebody free to be told of them wanted: who, and when. */
        private final List<Escalation> escalations = new ArrayList<>();

        private Instant now = Instant.parse("2024-10-01T00:00:00Z");
        private int down;

        private record Escalation(Reader reader, AlertUpdate news, boolean silenced) {}

        History(long seed) {
            random = new Random(seed);
            for (int s = 1; s <= 4; s++) {
                world.subscribe(reader(s), now);
            }
        }

        private Reader reader(int number) {
            DeliveryRhythm rhythm =
                    switch (random.nextInt(4)) {
                        case 0 -> new DeliveryRhythm(DeliveryRhythm.Kind.DAILY, LocalTime.of(2, 30), null, 0);
                        case 1 -> new DeliveryRhythm(DeliveryRhythm.Kind.HOURLY, LocalTime.of(0, 10), null, 0);
                        default -> DeliveryRhythm.AT_ONCE;
                    };
            QuietHours quiet = random.nextBoolean() ? new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30)) : null;
            SubscriptionWish wish = new SubscriptionWish(
                    SubscriptionFilter.of(severity()), rhythm, ZONE, quiet, Language.EN, false, false);
            return new Reader(number, number <= 2 ? "ann" : "bob", wish, null, false);
        }

        private Severity severity() {
            return Severity.values()[random.nextInt(4)];
        }

        World lived() {
            for (int hour = 0; hour < 60 * 24; hour++) {
                now = now.plus(Duration.ofMinutes(45 + random.nextInt(30)));
                down = Math.max(0, down - 1);
                step();
                if (down == 0) {
                    world.look(now);
                }
            }
            // whatever is in the way ends
            for (int day = 0; day < 3; day++) {
                now = now.plus(Duration.ofDays(20))
                        .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                        .plus(Duration.ofHours(12));
                world.look(now);
            }
            return world;
        }

        private void step() {
            switch (random.nextInt(24)) {
                case 0 -> down = random.nextInt(30);
                case 1 ->
                    world.silencedUntil.put(
                            1 + (long) random.nextInt(3), now.plus(Duration.ofHours(random.nextInt(60))));
                case 2 ->
                    change(r -> new Reader(
                            r.subscription(),
                            r.address(),
                            r.wish(),
                            now.plus(Duration.ofHours(random.nextInt(48))),
                            false));
                case 3 ->
                    change(r ->
                            new Reader(r.subscription(), r.address(), reader(9).wish(), r.pausedUntil(), false));
                case 4, 5, 6 -> revise();
                default -> {
                    // an hour in which nothing happens
                }
            }
        }

        private void change(java.util.function.UnaryOperator<Reader> to) {
            Reader before = world.readers.get(1 + (long) random.nextInt(4));
            Reader after = to.apply(before);
            world.nextDue.remove(before.subscription());
            world.subscribe(after, now);
            world.reconsider(before.subscription(), now);
        }

        private void revise() {
            // a new alert, or the next turn of one that is not withdrawn
            int which = random.nextInt(3);
            boolean begins = alerts.size() <= which;
            if (begins) {
                which = alerts.size();
                Severity severity = severity();
                alerts.add(Snapshots.alert(which + 1L, now));
                severities.add(severity);
                say(which, RevisionReason.FIRST, Condition.ACTIVE, 1);
                return;
            }
            Condition condition = alerts.get(which).condition();
            if (condition == Condition.WITHDRAWN) {
                return;
            }
            int events = Math.max(1, alerts.get(which).latest().evidence().size());
            int escalated = severities.get(which).ordinal() + 1;
            switch (random.nextInt(6)) {
                case 0 ->
                    say(
                            which,
                            RevisionReason.NEW_EVIDENCE,
                            condition,
                            Math.min(40, events + 1 + random.nextInt(events)));
                case 1 -> {
                    severities.set(which, severity());
                    say(which, RevisionReason.CORRECTED, random.nextBoolean() ? condition : Condition.ENDED, events);
                }
                case 2, 3 -> {
                    if (condition.open() && escalated < 4) {
                        severities.set(which, Severity.values()[escalated]);
                        say(which, RevisionReason.ESCALATED, condition, events);
                    }
                }
                case 4 ->
                    say(
                            which,
                            condition.open() ? RevisionReason.ENDED : RevisionReason.REACTIVATED,
                            condition.open() ? Condition.ENDED : Condition.ACTIVE,
                            events);
                default -> {
                    if (random.nextInt(4) == 0) {
                        say(which, RevisionReason.WITHDRAWN, Condition.WITHDRAWN, events);
                    }
                }
            }
        }

        private void say(int which, RevisionReason reason, Condition condition, int events) {
            AlertUpdate told = Snapshots.revise(
                    alerts.get(which), reason, snapshot(condition, severities.get(which), events), now);
            news.add(told);
            if (reason == RevisionReason.ESCALATED) {
                world.readers.values().stream()
                        .filter(r -> !r.paused(now)
                                && severities
                                        .get(which)
                                        .atLeast(r.wish().facets().severity()))
                        .forEach(r -> escalations.add(new Escalation(r, told, world.silenced(which + 1L, now))));
            }
            world.revise(told, now);
        }

        private static Snapshot snapshot(Condition condition, Severity severity, int events) {
            return Snapshots.snapshot(
                    condition,
                    severity,
                    IntStream.range(0, events).mapToObj(i -> "e" + i).toArray(String[]::new));
        }
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, HISTORIES).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoWasToldThatItBeganIsToldThatItEndedOrWasWithdrawn(int seed) {
        History history = new History(seed);
        World world = history.lived();
        for (Alert e : history.alerts) {
            for (String person : List.of("ann", "bob")) {
                List<World.Sent> told = world.told(person, e.id());
                if (!told.isEmpty() && !e.condition().open()) {
                    Condition last = told.get(told.size() - 1)
                            .news()
                            .revision()
                            .snapshot()
                            .condition();
                    assertThat(last.open()).as("%s of %s", person, e.id()).isFalse();
                    assertThat(last == Condition.WITHDRAWN).isEqualTo(e.condition() == Condition.WITHDRAWN);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPersonGetsOneMailOfATurn(int seed) {
        World world = new History(seed).lived();
        Set<String> seen = new HashSet<>();
        for (World.Sent s : world.sent) {
            String mail = s.to().address() + " " + s.news().alert().id() + " "
                    + s.news().revision().number();
            assertThat(seen.add(mail)).as(mail).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEscalationIsNeverSwallowed(int seed) {
        History history = new History(seed);
        World world = history.lived();
        for (History.Escalation e : history.escalations) {
            AlertUpdate news = e.news();
            long alertId = news.alert().id();
            Severity reached = news.revision().snapshot().severity();
            if (knownAsGrave(world, e)) {
                continue; // it came down and up again before they were told of either
            }
            if (!e.silenced()) {
                assertThat(world.sent)
                        .as("at once, whatever the rhythm and the hour")
                        .anyMatch(s -> s.at().equals(news.revision().at())
                                && s.to().address().equals(e.reader().address())
                                && s.news() == news);
            } else if (stands(history, news)) {
                assertThat(world.gravest(
                                e.reader().address(), alertId, news.revision().number()))
                        .isNotNull()
                        .isGreaterThanOrEqualTo(reached);
            }
        }
    }

    private static boolean knownAsGrave(World world, History.Escalation e) {
        Snapshot reached = e.news().revision().snapshot();
        return world.told(e.reader().address(), e.news().alert().id()).stream()
                .filter(s -> s.at().isBefore(e.news().revision().at()))
                .reduce((a, b) -> b)
                .filter(s -> s.news().revision().snapshot().severity().atLeast(reached.severity()))
                .isPresent();
    }

    /** Whether it never came down or ended afterwards, and whoever asked for it still does at the end. */
    private static boolean stands(History history, AlertUpdate news) {
        boolean asked = history.world.readers.values().stream()
                .allMatch(r -> r.wish().facets().severity() == Severity.LOW);
        return asked
                && history.news.stream()
                        .filter(n -> n.alert() == news.alert())
                        .filter(n -> n.revision().number() > news.revision().number())
                        .allMatch(n -> n.revision().snapshot().condition().open()
                                && n.revision()
                                        .snapshot()
                                        .severity()
                                        .atLeast(news.revision().snapshot().severity()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingElseComesInQuietHoursAndNothingAtAllInASilence(int seed) {
        World world = new History(seed).lived();
        for (World.Sent s : world.sent) {
            if (s.quiet()) {
                assertThat(s.way()).isEqualTo(NotificationMode.IMMEDIATE);
            }
            assertThat(s.to().paused(s.at())).isFalse();
        }
    }
}
