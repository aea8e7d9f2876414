package org.faultline.pipeline.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replicas over one database, with everything that can go wrong between them, in simulated time and in an order that a seed decides:
 * processes killed, begun again under the same name, frozen for a minute and woken; the database out of reach; a request carried out
 * whose answer is lost; a request carried out long after it was given up. The decisions are those of {@link Ownership} itself.
 *
 * <p>At every commit it is checked that no other process ever committed under the same fence, that fences never go back, and that every
 * report has its consequences once.
 */
final class SimulatedCluster {
    private static final long LOOK = 2_000;
    private static final long LEASE = Ownership.LEASE.toMillis();

    /** Something that happens at a time; of two at one time the one that was thought of first. */
    private record Happening(long at, long number, Runnable what) {}

    private static final class Lane {
        private final String theatre;
        private @Nullable String owner;
        private long fence;
        private long expires = Long.MIN_VALUE / 2;
        private int checkpoint;
        private int reports;
        private @Nullable Process committer;
        private long committerFence;

        /** Since when its holder is dead, and nobody else has taken it. */
        private long orphanedAt = -1;

        Lane(String theatre) {
            this.theatre = theatre;
        }
    }

    /** A row of a replica that was seen. */
    private record Seen(Process process, long startedAt, long at) {}

    /** The answer did not come. */
    private static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One process; begun again, it is another of the same name. */
    private final class Process implements Ownership.Lanes, LeaseTable {
        private final String name;
        private final Ownership ownership;
        private final Map<String, Lease> driven = new TreeMap<>();
        private boolean alive = true;
        private boolean known;
        private boolean gaveUp;
        private long frozenUntil;
        private long cutOffUntil;

        Process(String name) {
            this.name = name;
            this.ownership = new Ownership(name, this, this);
            at(now + random.nextInt(500), this::lookAgain);
        }

        /** What happens in a process waits while it is frozen, and is gone with it. */
        private void later(long in, Runnable what) {
            at(now + in, new Runnable() {
                @Override
                public void run() {
                    if (!alive) {
                        return;
                    }
                    if (frozenUntil > now || Process.this == busy) {
                        at(Math.max(frozenUntil, now + 1), this);
                    } else {
                        what.run();
                    }
                }
            });
        }

        private void lookAgain() {
            if (!alive) {
                return;
            }
            if (frozenUntil <= now && this != busy) {
                Process before = busy;
                busy = this;
                try {
                    ownership.look();
                } catch (Unreachable e) {
                    // said in health, and looked again
                } catch (NameTaken e) {
                    ownership.abandon();
                    gaveUp = true;
                    return;
                } finally {
                    busy = before;
                }
            }
            later(LOOK, this::lookAgain);
        }

        // --- what it drives ---

        @Override
        public void start(Lease lease) {
            driven.put(lease.theatre(), lease);
            later(100 + random.nextInt(2_000), () -> step(lease));
        }

        @Override
        public void stop(Lease lease, Runnable ended) {
            driven.remove(lease.theatre(), lease);
            later(random.nextInt(3_000), () -> {
                try {
                    ended.run();
                } catch (Unreachable e) {
                    // it runs out by itself
                }
            });
        }

        @Override
        public void lost(Lease lease) {
            driven.remove(lease.theatre(), lease);
        }

        /** Reads what waits, and commits it some time after. */
        private void step(Lease lease) {
            if (!lease.equals(driven.get(lease.theatre()))) {
                return;
            }
            Lane lane = lane(lease.theatre());
            int from = lane.checkpoint;
            int to = Math.min(lane.reports, from + 3);
            if (cutOffUntil > now || from == to) {
                later(500 + random.nextInt(1_000), () -> step(lease));
                return;
            }
            later(10 + random.nextInt(3_000), () -> {
                try {
                    request(() -> commit(lease, from, to));
                    later(10, () -> step(lease));
                } catch (LeaseLost e) {
                    driven.remove(lease.theatre(), lease);
                } catch (Unreachable e) {
                    later(1_000, () -> step(lease)); // from the database, as it stands then
                }
            });
        }

        /** One transaction: what follows, and the checkpoint where the fence still holds. */
        private boolean commit(Lease lease, int from, int to) {
            Lane lane = lane(lease.theatre());
            if (lane.fence != lease.fence()) {
                throw new LeaseLost(lease);
            }
            if (lane.checkpoint != from) {
                return false; // an earlier try of it was carried out late; the row's version tells, as the lane is
                // built anew
            }
            if (lane.committerFence == lease.fence() && lane.committer != null && lane.committer != this) {
                throw new AssertionError("two commit under the fence " + lease);
            }
            if (lease.fence() < lane.committerFence) {
                throw new AssertionError("a fence went back: " + lease);
            }
            lane.committer = this;
            lane.committerFence = lease.fence();
            for (int report = from; report < to; report++) {
                if (!consequences.add(lane.theatre + " " + report)) {
                    throw new AssertionError(
                            "report " + report + " of " + lane.theatre + " had its consequences twice");
                }
            }
            lane.checkpoint = to;
            return true;
        }

        // --- the table as it reaches it ---

        /** Carries a request out; now and then it fails on the way there, on the way back, or comes there long after. */
        private <T> T request(Supplier<T> what) {
            if (cutOffUntil > now) {
                throw new Unreachable();
            }
            if (quiet) {
                return what.get();
            }
            int luck = random.nextInt(100);
            if (luck == 0) {
                throw new Unreachable();
            }
            if (luck == 1) {
                what.get();
                throw new Unreachable();
            }
            if (luck == 2) {
                at(now + random.nextInt(40_000), () -> {
                    try {
                        what.get();
                    } catch (LeaseLost | NameTaken e) {
                        // nobody waits for it any more
                    }
                });
                throw new Unreachable();
            }
            return what.get();
        }

        @Override
        public Standing look(Collection<Lease> mine) {
            List<Lease> held = List.copyOf(mine);
            Standing standing = request(() -> {
                Seen there = replicas.get(name);
                if (there != null && there.process != this && known) {
                    throw new NameTaken(name);
                }
                known = true;
                replicas.put(name, new Seen(this, there != null && there.process == this ? there.startedAt : now, now));
                for (Lease lease : held) {
                    Lane lane = lane(lease.theatre());
                    if (lane.fence == lease.fence() && name.equals(lane.owner)) {
                        lane.expires = now + LEASE;
                    }
                }
                return standing();
            });
            // whatever others do between this request and the next
            if (!quiet && random.nextInt(20) == 0) {
                forgetOrphansUnlessSomebodyIsWell();
                run(now + random.nextInt(30_000));
            }
            return standing;
        }

        @Override
        public Optional<Lease> take(Held seen) {
            return request(() -> {
                Lane lane = lane(seen.theatre());
                boolean free = lane.owner == null || lane.owner.equals(name) || lane.expires < now;
                if (lane.fence != seen.fence() || !free) {
                    return Optional.empty();
                }
                if (lane.orphanedAt >= 0) {
                    takeovers.add(now - lane.orphanedAt);
                    lane.orphanedAt = -1;
                }
                lane.owner = name;
                lane.fence++;
                lane.expires = now + LEASE;
                lastTaken = now;
                return Optional.of(new Lease(lane.theatre, lane.fence));
            });
        }

        @Override
        public void giveBack(Lease lease) {
            request(() -> {
                Lane lane = lane(lease.theatre());
                if (lane.fence == lease.fence()) {
                    lane.owner = null;
                    lane.expires = now;
                }
                return lane;
            });
        }
    }

    private final Random random;
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
    private final Map<String, Lane> lanes = new TreeMap<>();
    private final Map<String, Seen> replicas = new TreeMap<>();
    private final Set<String> consequences = new HashSet<>();
    private final List<Process> processes = new ArrayList<>();
    private final List<Long> takeovers = new ArrayList<>();
    private @Nullable Process busy;
    private boolean quiet;
    private long now;
    private long lastTaken;
    private long happened;

    SimulatedCluster(long seed) {
        random = new Random(seed);
        int theatres = 1 + random.nextInt(8);
        for (int i = 0; i < theatres; i++) {
            lanes.put("theatre-" + i, new Lane("theatre-" + i));
        }
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            processes.add(new Process("replica-" + i));
        }
    }

    /** Minutes of trouble, then three of peace, in which everything has to come right. */
    void live(Duration trouble) {
        long end = trouble.toMillis();
        at(0, () -> report(end));
        at(random.nextInt(20_000), () -> fault(end));
        run(end);
        quiet = true;
        long peace = now + 60_000; // once everybody is awake and reaches the database
        for (Process p : List.copyOf(processes)) {
            if (!p.alive || p.gaveUp) {
                again(p);
            }
        }
        run(peace + 120_000);
        lanes.values().forEach(lane -> assertThat(lane.checkpoint)
                .as("worked out in %s", lane.theatre)
                .isEqualTo(lane.reports));
        assertThat(consequences)
                .hasSize(lanes.values().stream().mapToInt(l -> l.reports).sum());
        assertThat(lastTaken).as("nothing moves any more").isLessThan(peace + 90_000);
        Map<String, Integer> counts = new HashMap<>();
        processes.stream().filter(p -> p.alive).forEach(p -> counts.put(p.name, 0));
        lanes.values().forEach(lane -> counts.merge(String.valueOf(lane.owner), 1, Integer::sum));
        int least = counts.values().stream().mapToInt(n -> n).min().orElseThrow();
        int most = counts.values().stream().mapToInt(n -> n).max().orElseThrow();
        assertThat(most - least).as("shared out: %s", counts).isLessThanOrEqualTo(1);
    }

    /** How long theatres were without anybody after their replica was killed while another was well, in milliseconds. */
    List<Long> takeovers() {
        return takeovers;
    }

    private void at(long when, Runnable what) {
        happenings.add(new Happening(when, happened++, what));
    }

    private void run(long until) {
        while (!happenings.isEmpty() && happenings.peek().at <= until) {
            Happening next = happenings.remove();
            now = Math.max(now, next.at);
            next.what.run();
        }
        now = Math.max(now, until);
    }

    private Lane lane(String theatre) {
        return lanes.computeIfAbsent(theatre, Lane::new);
    }

    private LeaseTable.Standing standing() {
        return new LeaseTable.Standing(
                lanes.values().stream()
                        .map(l -> new LeaseTable.Held(l.theatre, l.owner, l.fence, Duration.ofMillis(now - l.expires)))
                        .toList(),
                replicas.entrySet().stream()
                        .filter(e -> e.getValue().at > now - LEASE)
                        .map(e -> new LeaseTable.Live(e.getKey(), Duration.ofMillis(now - e.getValue().startedAt)))
                        .toList());
    }

    private void report(long end) {
        List<Lane> all = List.copyOf(lanes.values());
        all.get(random.nextInt(all.size())).reports++;
        if (now < end) {
            at(now + random.nextInt(2_000), () -> report(end));
        }
    }

    private void fault(long end) {
        Process victim = processes.get(random.nextInt(processes.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                kill(victim);
                at(now + random.nextInt(60_000), () -> again(victim));
            }
            case 1 -> victim.frozenUntil = now + random.nextInt(60_000);
            case 2 -> victim.cutOffUntil = now + random.nextInt(40_000);
            default -> {
                // an operator begins another before the one of that name has ended
                again(victim);
            }
        }
        forgetOrphansUnlessSomebodyIsWell();
        if (now < end) {
            at(now + random.nextInt(40_000), () -> fault(end));
        }
    }

    private void kill(Process victim) {
        victim.alive = false;
        lanes.values().stream().filter(l -> victim.name.equals(l.owner)).forEach(l -> l.orphanedAt = now);
    }

    /** How long a takeover takes is counted only while there is somebody to take over. */
    private void forgetOrphansUnlessSomebodyIsWell() {
        if (processes.stream()
                .noneMatch(p -> p.alive && !p.gaveUp && p != busy && p.frozenUntil <= now && p.cutOffUntil <= now)) {
            lanes.values().forEach(l -> l.orphanedAt = -1);
        }
    }

    private void again(Process before) {
        if (processes.contains(before)) {
            before.alive = before.alive && random.nextBoolean();
            processes.set(processes.indexOf(before), new Process(before.name));
        }
    }
}
