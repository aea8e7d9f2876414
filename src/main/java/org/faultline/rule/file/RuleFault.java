package org.faultline.rule.file;

import java.util.List;
import org.faultline.rule.language.text.Fault;

/** Rules that cannot run; each fault is named with its file, line and column. */
public final class RuleFault extends RuntimeException {
    private final transient List<Fault> faults;

    public RuleFault(List<Fault> faults) {
        super(faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in the rules:\n"
                + String.join("\n", faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    /** All of them, by file and place. */
    public List<Fault> faults() {
        return faults;
    }
}
