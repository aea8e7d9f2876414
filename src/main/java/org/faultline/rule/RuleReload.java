package org.faultline.rule;

/** Takes over the rules that stand in the folder, each if it may run; in the place of one that may not, what runs goes on. */
public interface RuleReload {
    /** Checks, compiles and tries them now, whether or not the folder has changed. */
    RunningRules.Attempt now();

    /** Puts a rule back that was taken out of service; false where it was not out. */
    boolean putBack(String rule);
}
