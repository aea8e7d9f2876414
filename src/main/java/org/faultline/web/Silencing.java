package org.faultline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.List;
import org.faultline.alert.RuleVersions;
import org.faultline.alert.silence.Preview;
import org.faultline.alert.silence.Previews;
import org.faultline.alert.silence.Silence;
import org.faultline.alert.silence.Silences;
import org.faultline.report.Calendar;
import org.faultline.rule.RunningRules;
import org.jspecify.annotations.Nullable;

/** Begins, ends and lists silences, for the API and for the page. They hold by the clock, also where the calendar stands. */
@ApplicationScoped
class Silencing {
    private static final int MOST = 500;

    private final Silences silences;
    private final Previews previews;
    private final RunningRules running;
    private final RuleVersions versions;
    private final Clock clock;
    private final Calendar calendar;

    Silencing(
            Silences silences,
            Previews previews,
            RunningRules running,
            RuleVersions versions,
            Clock clock,
            Calendar calendar) {
        this.silences = silences;
        this.previews = previews;
        this.running = running;
        this.versions = versions;
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
        WishReader.Wanted wanted = read(wish);
        Signed signed = Signed.of(wish == null ? null : wish.by(), wish == null ? null : wish.why());
        Silence begun = silences.begin(wanted.matcher(), wanted.times(), signed.by(), signed.why(), clock.instant());
        return shown(begun);
    }

    /** What it was about stays to be read. */
    SilenceView end(long id, @Nullable String by) {
        return silences.end(id, Signed.name(by), clock.instant())
                .map(this::shown)
                .orElseThrow(NotFoundException::new);
    }

    Preview preview(@Nullable SilenceWish wish) {
        WishReader.Wanted wanted = read(wish);
        return previews.of(wanted.matcher(), wanted.times().weekly(), calendar.now());
    }

    private WishReader.Wanted read(@Nullable SilenceWish wish) {
        return WishReader.read(wish, this::known, clock.instant());
    }

    private boolean known(String rule) {
        return running.book().rules().containsKey(rule) || !versions.of(rule).isEmpty();
    }

    private SilenceView shown(Silence s) {
        return SilenceView.of(s, clock.instant());
    }
}
