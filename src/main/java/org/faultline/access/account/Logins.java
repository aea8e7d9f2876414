package org.faultline.access.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.faultline.access.Login;
import org.faultline.access.LoginMode;
import org.faultline.access.Refused;
import org.faultline.access.Secret;
import org.faultline.access.audit.AuditTrail;
import org.faultline.access.password.PasswordHash;
import org.faultline.job.BackgroundJob;

/** Finds out who somebody is: by name and password, by a session, by a key. */
@ApplicationScoped
public class Logins {
    private final People people;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final LoginLimit limit;
    private final AuditTrail audit;
    private final LoginMode mode;
    private final Clock clock;

    /** With which the service calls itself, to feed the sample. */
    private final Secret own = Secret.random(ApiKeys.PREFIX);

    Logins(
            People people,
            Sessions sessions,
            ApiKeys keys,
            LoginLimit limit,
            AuditTrail audit,
            LoginMode mode,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.keys = keys;
        this.limit = limit;
        this.audit = audit;
        this.mode = mode;
        this.clock = clock;
    }

    /**
     * Begins a session. What is wrong is not told, so that names cannot be found out by trying.
     *
     * @param address where it comes from
     * @throws Refused if it is not right, or too often was not
     * @throws PasswordHash.TooMany if more want in than can be looked at
     */
    public Secret signIn(String name, String password, String address) {
        limit.check(name, address);
        Optional<Person> person = people.named(name);
        boolean right = PasswordHash.isOf(person.map(Person::password).orElse(null), password);
        if (!right || person.isEmpty() || person.get().locked()) {
            limit.failed(name, address);
            // what is no name here may be a password in the wrong field
            person.ifPresent(p -> audit.add(Login.SERVICE, "session.refuse", p.name(), "from " + address));
            throw Refused.of(Refused.Kind.LOGIN, "The name or the password is wrong, or the account is locked");
        }
        if (!mode.takesPasswordOf(person.get().role())) {
            throw Refused.of(Refused.Kind.LOGIN, "Sign in by the identity provider: with a password only admins may");
        }
        limit.succeeded(name);
        return begin(person.get().id());
    }

    /** A session for somebody who has just shown who they are. */
    @Transactional
    public Secret begin(long id) {
        Person person = people.findById(id);
        person.signedIn(clock.instant());
        audit.add(People.as(person), "session.begin", person.name(), null);
        return sessions.begin(id);
    }

    /** With the role that the person has now. */
    @Transactional
    public Optional<Login> bySession(Secret session) {
        return sessions.person(session)
                .flatMap(people::one)
                .filter(p -> !p.locked())
                .map(People::as);
    }

    /** With the lesser of the key's role and the one that the person has now. */
    @Transactional
    public Optional<Login> byKey(Secret key) {
        if (MessageDigest.isEqual(key.value().getBytes(UTF_8), own.value().getBytes(UTF_8))) {
            return Optional.of(Login.SERVICE);
        }
        return keys.holding(key).flatMap(k -> people.one(k.person())
                .filter(p -> !p.locked())
                .map(p -> new Login(p.name(), k.role().atMost(p.role()), Login.Way.KEY, p.id())));
    }

    public Secret own() {
        return own;
    }

    @BackgroundJob
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetEndedSessions() {
        sessions.removeEnded();
    }
}
