package org.faultline.alert.silence;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every silence there ever was. */
@ApplicationScoped
public class Silences implements PanacheRepository<Silence> {
    private static final String RUNNING =
            "endedAt is null and starts <= ?1 and (ends is null or ends > ?1) order by id";

    @Transactional
    public Silence begin(Matcher matcher, Silence.Times times, String by, String why, Instant now) {
        Silence begun = new Silence(matcher, times, by, why, now);
        persist(begun);
        return begun;
    }

    /** Ends one now; empty where there is none of that number. */
    @Transactional
    public Optional<Silence> end(long id, String by, Instant now) {
        Optional<Silence> found = findByIdOptional(id);
        found.ifPresent(s -> s.end(by, now));
        return found;
    }

    @Transactional
    public Optional<Silence> one(long id) {
        return findByIdOptional(id);
    }

    /** The newest first. */
    @Transactional
    public List<Silence> newest(int most) {
        return find("order by id desc").page(0, most).list();
    }

    /** Notes of those that end soon that this is being said, and gives them, each once, whichever replica asks. */
    @Transactional
    List<Reminders.EndsSoon> endingSoon(Instant now) {
        return find(RUNNING, now).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .filter(s -> s.endsSoon(now))
                .map(s -> s.remind(now))
                .toList();
    }

    /** Those that have begun and are not over. */
    @Transactional
    public List<Silence> running(Instant now) {
        return list(RUNNING, now);
    }
}
