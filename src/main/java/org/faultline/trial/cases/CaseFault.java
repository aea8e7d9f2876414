package org.faultline.trial.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/** Cases files that cannot be used; each fault is named with its file, line and column. */
public final class CaseFault extends RuntimeException {
    private final transient List<Fault> faults;

    public CaseFault(List<Fault> faults) {
        super(faults.stream().map(Fault::headline).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** Cases that could be read and cannot be run. */
    public static CaseFault running(Path file, int line, String reason) {
        return new CaseFault(List.of(of(file, line, Code.CASE_RUN, reason)));
    }

    /** A fault of a file as a whole, or of a line of it that need not be shown. */
    public static Fault of(Path file, int line, Code code, String reason) {
        return new Fault(file.toString().replace('\\', '/'), line, 1, code, reason, "");
    }

    public List<Fault> faults() {
        return faults;
    }
}
