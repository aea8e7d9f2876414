package org.faultline.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.file.RuleStopped;
import org.jspecify.annotations.Nullable;

/** The rules that run now, and how it went when others were last to take their place. */
public final class RunningRules implements AutoCloseable {
    /**
     * An attempt to take over what stands in the folder.
     *
     * @param version of the rules that run since
     * @param faults why a rule, or a change of its cases, was not taken over, each with its file; empty where everything was
     * @param failing cases of rules that did not change which fail, or cannot be read; they keep nothing back
     */
    @Schema(name = "RuleReload")
    public record Attempt(Instant at, String version, List<String> faults, List<String> failing) {
        @JsonProperty
        public boolean taken() {
            return faults.isEmpty();
        }

        /** Those against the file of a rule or its cases. */
        public List<String> faultsOf(String rule) {
            Pattern own = Pattern.compile("(^|.*/)" + Pattern.quote(rule) + "\\.(drl|cases\\.yaml):.*", Pattern.DOTALL);
            return faults.stream().filter(f -> own.matcher(f).matches()).toList();
        }
    }

    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private volatile RuleBook whole;
    private volatile RuleBook book;
    private volatile List<RuleStopped> stopped = List.of();
    private volatile Set<String> refused = Set.of();
    private volatile @Nullable Attempt last;

    private final LoadedRules begunWith;
    private final String begunOn;

    private RunningRules(LoadedRules loaded, String begunOn) {
        this.whole = loaded.book();
        this.book = loaded.book();
        this.begunWith = loaded;
        this.begunOn = begunOn;
    }

    /** @throws RuleFault if the folder, or one in it, cannot be read */
    public static RunningRules of(Path dir, int horizon) {
        String state = FolderState.of(dir); // before, so that what changes meanwhile is seen afterwards
        return new RunningRules(LoadedRules.from(dir, horizon), state);
    }

    /** What the folder was like when the first of them were read. */
    public String begunOn() {
        return begunOn;
    }

    /** What was read then. */
    public LoadedRules begunWith() {
        return begunWith;
    }

    /** The version of the folder they were read from, those that are out of service among them. */
    public String version() {
        return whole.version();
    }

    /** Those that run; without any that are out of service. */
    public RuleBook book() {
        return book;
    }

    /** Lets something be worked out with the rules that run, which are not closed meanwhile. */
    public <T> T with(Function<RuleBook, T> work) {
        inUse.readLock().lock();
        try {
            return work.apply(book);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Closes rules that run no more, once nothing is worked out with them. */
    public void discard(RuleBook before) {
        inUse.writeLock().lock();
        try {
            before.close();
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** Lets others run; the caller discards those that ran before, once it uses them no more. */
    public synchronized RuleBook replace(RuleBook next) {
        RuleBook before = whole;
        whole = next;
        book = running();
        return before;
    }

    /** Leaves out the rules that went wrong, in the version that did, and puts back those that are no longer named. */
    public synchronized void leaveOut(List<RuleStopped> all) {
        stopped = List.copyOf(all);
        book = running();
    }

    /** The rules of the folder that are out of service. */
    public List<RuleStopped> stopped() {
        RuleBook now = whole;
        return stopped.stream()
                .filter(s -> {
                    Rule rule = now.rules().get(s.rule());
                    return rule != null && rule.version().equals(s.version());
                })
                .toList();
    }

    /** Notes the rules of the folder that may not run, and of which no text of before is left to run instead. */
    public void refused(Set<String> rules) {
        refused = Set.copyOf(rules);
    }

    /** The ids of the rules that stand in the folder and do not run: what they raised stands as it is. */
    public Set<String> unheard() {
        return Stream.concat(stopped().stream().map(RuleStopped::rule), refused.stream())
                .collect(Collectors.toSet());
    }

    /** The text that stands in the place of a rule, those out of service among them. */
    public Map<String, Rule> whole() {
        return whole.rules();
    }

    private RuleBook running() {
        Set<String> out = stopped().stream().map(RuleStopped::rule).collect(Collectors.toSet());
        return out.isEmpty() ? whole : whole.without(out);
    }

    /** Remembers how an attempt went, for who asks. */
    public Attempt note(Attempt attempt) {
        last = attempt;
        return attempt;
    }

    /** The last attempt since the start, or null. */
    public @Nullable Attempt last() {
        return last;
    }

    @Override
    public void close() {
        whole.close();
    }
}
