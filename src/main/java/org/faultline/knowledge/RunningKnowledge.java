package org.faultline.knowledge;

import java.nio.file.Path;
import java.util.List;
import org.faultline.knowledge.name.KnowledgeFault;

/** The knowledge that holds now: what the folder said when it last had no fault; decisions of people come on top of it. */
public final class RunningKnowledge {
    private final Path dir;
    private final String begunOn;
    private volatile boolean sample;
    private volatile Knowledge now;
    private volatile List<String> faults = List.of();

    private RunningKnowledge(Path dir, String begunOn, Knowledge now) {
        this.dir = dir;
        this.begunOn = begunOn;
        this.now = now;
    }

    /**
     * Reads a folder for the first time.
     *
     * @param state what the folder was like before, so that what changes meanwhile is seen afterwards
     * @throws KnowledgeFault naming every fault of every file, if there is any
     */
    public static RunningKnowledge of(Path dir, String state) {
        return new RunningKnowledge(dir, state, KnowledgeReader.read(dir));
    }

    /**
     * Expects the sources that the sample is told by from now on, where the folder names no others.
     *
     * @throws KnowledgeFault naming every fault of the file that lists them
     */
    public void expectSample() {
        sample = true;
        now = KnowledgeReader.withSample(now, dir);
    }

    /** What holds now. */
    public Knowledge now() {
        return now;
    }

    /** What the folder was like when it was first read. */
    public String begunOn() {
        return begunOn;
    }

    /**
     * What the folder says, which does not hold yet.
     *
     * @throws KnowledgeFault naming every fault of every file, if there is any
     */
    public Knowledge read() {
        Knowledge read = KnowledgeReader.read(dir);
        return sample ? KnowledgeReader.withSample(read, dir) : read;
    }

    /** Lets other knowledge hold; gives what held before. */
    public synchronized Knowledge replace(Knowledge next) {
        Knowledge before = now;
        now = next;
        return before;
    }

    /** Why what stands in the folder does not hold, each fault with its file and line; empty where it does. */
    public List<String> faults() {
        return faults;
    }

    /** Notes why the folder was not taken over; nothing, where it was. */
    public void note(List<String> all) {
        faults = List.copyOf(all);
    }
}
