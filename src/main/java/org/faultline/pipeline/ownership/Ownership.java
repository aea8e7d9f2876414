package org.faultline.pipeline.ownership;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.faultline.pipeline.ownership.LeaseTable.Held;
import org.faultline.pipeline.ownership.LeaseTable.Standing;

/**
 * Decides which theatres this replica drives. Every replica decides for itself by what it sees in the table: it takes what nobody holds
 * until it has its share, those with the fewest first, and gives one back where another that has been there for a while has fewer by two. To be asked again and again,
 * by one thread; what it decides is safe however late it is, since the fence of a lease guards every commit.
 */
public final class Ownership {
    /** How long a lease lasts unless it is made to last longer. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    /** How long a replica has to have been there before others give up anything for it, so that one that keeps failing moves nothing. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** After which somebody takes what nobody holds, though they have their share: those whose turn it is cannot. */
    private static final Duration NEGLECTED = Duration.ofSeconds(5);

    /** What drives lanes in this process. */
    public interface Lanes {
        /** Drives a theatre from where its lane stands. */
        void start(Lease lease);

        /** Ends after the step at hand; says so once nothing of it is under way any more. */
        void stop(Lease lease, Runnable ended);

        /** Another has taken it: whatever is under way comes to nothing. */
        void lost(Lease lease);
    }

    private final String name;
    private final LeaseTable table;
    private final Lanes lanes;

    /** By theatre. */
    private final Map<String, Lease> held = new TreeMap<>();

    /** Of those, what is being stopped. */
    private final Set<String> stopping = new TreeSet<>();

    /** What was given back for others, as long as it is still free: or it would be taken again before they look. */
    private final Set<String> givenBack = new TreeSet<>();

    /** @param name of this replica */
    public Ownership(String name, LeaseTable table, Lanes lanes) {
        this.name = name;
        this.table = table;
        this.lanes = lanes;
    }

    /**
     * Looks at the table and acts.
     *
     * @throws RuntimeException if the table cannot be reached; then what is held is driven on, and commits nothing that it must not
     */
    public synchronized void look() {
        Standing now = table.look(List.copyOf(held.values()));
        forgetLost(now);
        List<Held> free =
                now.theatres().stream().filter(h -> h.isFree() || isOfMyPast(h)).toList();
        givenBack.retainAll(free.stream().map(Held::theatre).toList());
        int replicas = Math.max(1, now.replicas().size());
        int share = (now.theatres().size() + replicas - 1) / replicas;
        int least = leastOfOthers(now, Duration.ZERO);
        for (Held h : free) {
            boolean myTurn = held.size() < share && held.size() <= least && !givenBack.contains(h.theatre());
            if (myTurn || isOfMyPast(h) || h.free().compareTo(NEGLECTED) > 0) {
                table.take(h).ifPresent(this::begin);
            }
        }
        if (free.isEmpty() && stopping.isEmpty() && isDueToOthers(now)) {
            stop(held.values().stream()
                    .max(Comparator.comparing(Lease::theatre))
                    .orElseThrow());
        }
    }

    private void forgetLost(Standing now) {
        Map<String, Held> byTheatre = now.theatres().stream().collect(Collectors.toMap(Held::theatre, h -> h));
        for (Lease lease : List.copyOf(held.values())) {
            Held there = byTheatre.get(lease.theatre());
            if (there == null || there.fence() != lease.fence() || !name.equals(there.owner())) {
                held.remove(lease.theatre());
                stopping.remove(lease.theatre());
                lanes.lost(lease);
            }
        }
    }

    /** Held in this replica's name by the process before it. */
    private boolean isOfMyPast(Held h) {
        return name.equals(h.owner()) && !held.containsKey(h.theatre());
    }

    private void begin(Lease lease) {
        held.put(lease.theatre(), lease);
        lanes.start(lease);
    }

    private boolean isDueToOthers(Standing now) {
        return leastOfOthers(now, SETTLED) <= held.size() - 2;
    }

    /** How many theatres that other replica has which has the fewest of those that have been there for so long. */
    private int leastOfOthers(Standing now, Duration since) {
        Map<String, Integer> counts = new HashMap<>();
        now.theatres().stream()
                .map(Held::owner)
                .filter(Objects::nonNull)
                .forEach(owner -> counts.merge(owner, 1, Integer::sum));
        return now.replicas().stream()
                .filter(r -> !r.name().equals(name) && r.since().compareTo(since) >= 0)
                .mapToInt(r -> counts.getOrDefault(r.name(), 0))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private void stop(Lease lease) {
        stopping.add(lease.theatre());
        lanes.stop(lease, () -> ended(lease));
    }

    private synchronized void ended(Lease lease) {
        stopping.remove(lease.theatre());
        boolean mine = held.remove(lease.theatre(), lease);
        notifyAll();
        if (mine) {
            givenBack.add(lease.theatre());
            table.giveBack(lease);
        }
    }

    /** Lets everything be, as another process goes on under this name. */
    public synchronized void abandon() {
        held.values().forEach(lanes::lost);
        held.clear();
        stopping.clear();
    }

    /**
     * Gives everything back, each once its step at hand is done, as this replica ends; takes nothing any more afterwards.
     *
     * @return whether all was given back in time
     */
    public synchronized boolean stop(long wait, TimeUnit unit) throws InterruptedException {
        held.values().stream()
                .filter(l -> !stopping.contains(l.theatre()))
                .toList()
                .forEach(this::stop);
        long until = System.nanoTime() + unit.toNanos(wait);
        while (!held.isEmpty() && System.nanoTime() < until) {
            TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
        }
        return held.isEmpty();
    }
}
