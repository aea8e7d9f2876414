package org.faultline.fact;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups accounts into incidents. The result depends on the whole neighbourhood of an account, never on who came first: within
 * a connected neighbourhood the likest pairs join first, and two groups join only if every pair across them agrees.
 */
final class Linker {
    /** Accounts that share a block may be alike: one family, one pair of groups, one month. */
    private record Block(String family, String pair, int month) {}

    /** Accounts taken to tell of one incident, by key, with the reasons. */
    record Incident(List<Account> accounts, List<Link> links) {
        /** The least of its reports' keys, so that the name does not depend on arrival. */
        String id() {
            return accounts.get(0).key();
        }
    }

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<Block, Set<String>> blocks = new HashMap<>();

    /** Everyone who can reach one of these accounts through likenesses, these included. */
    Set<String> neighbourhood(Collection<String> keys) {
        Set<String> seen = new LinkedHashSet<>(keys);
        Deque<String> open = new ArrayDeque<>(keys);
        while (!open.isEmpty()) {
            Account at = accounts.get(open.remove());
            if (at == null) {
                continue;
            }
            for (Account other : near(at)) {
                if (!seen.contains(other.key()) && Likeness.of(at, other) != null) {
                    seen.add(other.key());
                    open.add(other.key());
                }
            }
        }
        seen.retainAll(accounts.keySet());
        return seen;
    }

    void put(Account account) {
        accounts.put(account.key(), account);
        blocksOf(account)
                .forEach(b -> blocks.computeIfAbsent(b, k -> new TreeSet<>()).add(account.key()));
    }

    @Nullable
    Account remove(String key) {
        Account account = accounts.remove(key);
        if (account != null) {
            blocksOf(account)
                    .forEach(b -> blocks.computeIfPresent(b, (k, keys) -> {
                        keys.remove(key);
                        return keys.isEmpty() ? null : keys;
                    }));
        }
        return account;
    }

    /** The incidents among the accounts of whole neighbourhoods. */
    List<Incident> incidents(Set<String> keys) {
        Map<String, Set<String>> groupOf = new TreeMap<>();
        keys.forEach(k -> groupOf.put(k, new TreeSet<>(Set.of(k))));
        Map<String, Likeness> likest = new TreeMap<>();
        for (Likeness pair : likenesses(groupOf.keySet())) {
            likest.put(pair.a() + "\n" + pair.b(), pair);
        }
        for (Likeness pair : likest.values().stream().sorted().toList()) {
            Set<String> one = groupOf.getOrDefault(pair.a(), Set.of());
            Set<String> two = groupOf.getOrDefault(pair.b(), Set.of());
            if (one != two
                    && one.stream().allMatch(x -> two.stream().allMatch(y -> likest.containsKey(joined(x, y))))) {
                one.addAll(two);
                two.forEach(k -> groupOf.put(k, one));
            }
        }
        return groupOf.values().stream()
                .distinct()
                .map(group -> incident(group, likest))
                .toList();
    }

    private Incident incident(Set<String> group, Map<String, Likeness> likest) {
        List<Account> members = new ArrayList<>();
        for (String key : group) {
            Account account = accounts.get(key);
            if (account != null) {
                members.add(account);
            }
        }
        List<Link> links = likest.values().stream()
                .filter(l -> group.contains(l.a()) && group.contains(l.b()))
                .map(l -> new Link(l.a(), l.b(), l.reason()))
                .toList();
        return new Incident(List.copyOf(members), links);
    }

    private List<Likeness> likenesses(Set<String> keys) {
        List<Likeness> all = new ArrayList<>();
        for (String key : keys) {
            Account at = accounts.get(key);
            if (at == null) {
                continue;
            }
            for (Account other : near(at)) {
                Likeness likeness = key.compareTo(other.key()) < 0 ? Likeness.of(at, other) : null;
                if (likeness != null) {
                    all.add(likeness);
                }
            }
        }
        return all;
    }

    private static String joined(String x, String y) {
        return x.compareTo(y) < 0 ? x + "\n" + y : y + "\n" + x;
    }

    private List<Account> near(Account at) {
        Set<String> keys = new LinkedHashSet<>();
        blocksOf(at).forEach(b -> keys.addAll(blocks.getOrDefault(b, Set.of())));
        keys.remove(at.key());
        List<Account> near = new ArrayList<>();
        for (String key : keys) {
            Account other = accounts.get(key);
            if (other != null) {
                near.add(other);
            }
        }
        return near;
    }

    private static List<Block> blocksOf(Account account) {
        List<Block> all = new ArrayList<>();
        LocalDate last = account.latest().withDayOfMonth(1);
        for (LocalDate m = account.earliest().withDayOfMonth(1); !m.isAfter(last); m = m.plusMonths(1)) {
            int month = m.getYear() * 12 + m.getMonthValue();
            account.pairs().forEach(pair -> all.add(new Block(account.family(), pair, month)));
        }
        return all;
    }
}
