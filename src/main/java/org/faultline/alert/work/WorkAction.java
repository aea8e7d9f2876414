package org.faultline.alert.work;

import java.util.Arrays;
import java.util.List;
import org.faultline.alert.lifecycle.Workflow;

/** What people can do about an alert: in which states, and which state comes of it. */
public enum WorkAction {
    ACKNOWLEDGE,
    ASSIGN,
    NOTES,
    CLOSE,
    REOPEN,
    VERDICT,
    /** Of an alert whose rule waits for a person; what it changes is the condition, so the state stays. */
    APPROVE;

    boolean allowedIn(Workflow state) {
        return switch (this) {
            case ACKNOWLEDGE -> state == Workflow.OPEN;
            case ASSIGN, CLOSE, APPROVE -> state != Workflow.CLOSED;
            case REOPEN -> state == Workflow.CLOSED;
            case NOTES, VERDICT -> true;
        };
    }

    /** The state that comes of it in a state that allows it. */
    public Workflow after(Workflow state) {
        return switch (this) {
            case ACKNOWLEDGE -> Workflow.ACKNOWLEDGED;
            case CLOSE -> Workflow.CLOSED;
            case REOPEN -> Workflow.OPEN;
            case ASSIGN, NOTES, VERDICT, APPROVE -> state;
        };
    }

    /** All that can be done in a state. */
    public static List<WorkAction> allowed(Workflow state) {
        return Arrays.stream(values()).filter(d -> d.allowedIn(state)).toList();
    }
}
