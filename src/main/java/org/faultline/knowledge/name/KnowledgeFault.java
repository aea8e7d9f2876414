package org.faultline.knowledge.name;

import java.util.List;

/** The knowledge files cannot be used; every fault is named with its file and line. */
public final class KnowledgeFault extends RuntimeException {
    private final transient List<String> faults;

    public KnowledgeFault(List<String> faults) {
        super(faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in the knowledge files:\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
