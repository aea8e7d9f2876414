package org.faultline.web.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.access.Login;
import org.faultline.access.audit.AuditTrail;
import org.faultline.alert.work.Work;
import org.faultline.alert.work.WorkAction;
import org.faultline.alert.work.WorkLog;
import org.faultline.report.Text;
import org.faultline.report.store.Calendar;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Does about alerts what was asked for, by the API or by a page. */
@ApplicationScoped
class WorkActions {
    /** The last part of the address that each deed is asked for at. */
    static final String DEEDS = "acknowledge|assign|notes|close|reopen|verdict|approve";

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private final WorkLog log;
    private final Calendar calendar;
    private final CurrentLogin login;
    private final AuditTrail audit;

    WorkActions(WorkLog log, Calendar calendar, CurrentLogin login, AuditTrail audit) {
        this.audit = audit;
        this.login = login;
        this.log = log;
        this.calendar = calendar;
    }

    Work act(long alert, String name, WorkForm doing, @Nullable String ifMatch) {
        WorkAction deed = WorkAction.valueOf(name.toUpperCase(Locale.ROOT));
        Integer seen = doing.version() == null ? version(ifMatch) : doing.version();
        return log.act(alert, doing.act(deed, login.by(doing.by())), seen, calendar.now())
                .orElseThrow(NotFoundException::new);
    }

    /** Who acts; a name that cannot be kept is refused before anything is done. */
    String by(@Nullable String given) {
        return login.by(given);
    }

    /** One of several that one request is about; each is kept in the trail as if it had come alone. */
    void acknowledge(long alert, String by, String version) {
        act(alert, WorkAction.ACKNOWLEDGE.name(), WorkForm.by(by), version);
        login.login()
                .filter(l -> l.way() != Login.Way.SERVICE)
                .ifPresent(
                        l -> audit.add(l, "POST /alerts/{id}/acknowledge", "/alerts/" + alert + "/acknowledge", null));
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.badInput(new Problem.Violation(
                            "If-Match", Text.shortened(ifMatch, 120), "is no version, such as \"3\""))
                    .thrown();
        }
        return Integer.valueOf(tag.group(1));
    }
}
