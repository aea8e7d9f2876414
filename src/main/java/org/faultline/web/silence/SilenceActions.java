package org.faultline.web.silence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.faultline.alert.silence.Preview;
import org.faultline.alert.silence.Silence;
import org.faultline.alert.silence.SilencePreviews;
import org.faultline.alert.silence.Silences;
import org.faultline.report.store.Calendar;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.faultline.web.http.SignedDecision;
import org.jspecify.annotations.Nullable;

/** Begins, ends and lists silences, for the API and for the page. They hold by the clock, also where the calendar stands. */
@ApplicationScoped
class SilenceActions {
    private static final int MOST = 500;

    private final Silences silences;
    private final SilencePreviews previews;
    private final KnownNames known;
    private final Clock clock;
    private final Calendar calendar;
    private final CurrentLogin login;

    SilenceActions(
            Silences silences,
            SilencePreviews previews,
            KnownNames known,
            Clock clock,
            Calendar calendar,
            CurrentLogin login) {
        this.login = login;
        this.silences = silences;
        this.previews = previews;
        this.known = known;
        this.clock = clock;
        this.calendar = calendar;
    }

    List<SilenceView> newest() {
        return silences.newest(MOST).stream()
                .map(s -> SilenceView.of(s, clock.instant()))
                .toList();
    }

    SilenceView one(long id) {
        return silences.one(id).map(this::shown).orElseThrow(NotFoundException::new);
    }

    SilenceView begin(@Nullable SilenceWish wish) {
        SilenceWish given = wish == null ? SilenceWish.NOTHING : wish;
        List<Problem.Violation> faults = new ArrayList<>();
        SilenceReader.Wanted wanted = SilenceReader.read(given, known, clock.instant(), faults);
        SignedDecision signed = SignedDecision.of(login, given.by(), given.why(), faults);
        Problem.refuse(faults);
        Silence begun = silences.begin(wanted.matcher(), wanted.times(), signed.by(), signed.why(), clock.instant());
        return shown(begun);
    }

    /** What it was about stays to be read. */
    SilenceView end(long id, @Nullable String by) {
        return silences.end(id, login.by(by), clock.instant()).map(this::shown).orElseThrow(NotFoundException::new);
    }

    Preview preview(@Nullable SilenceWish wish) {
        List<Problem.Violation> faults = new ArrayList<>();
        SilenceWish given = wish == null ? SilenceWish.NOTHING : wish;
        SilenceReader.Wanted wanted = SilenceReader.read(given, known, clock.instant(), faults);
        Problem.refuse(faults);
        return previews.of(wanted.matcher(), wanted.times().weekly(), calendar.now());
    }

    private SilenceView shown(Silence s) {
        return SilenceView.of(s, clock.instant());
    }
}
