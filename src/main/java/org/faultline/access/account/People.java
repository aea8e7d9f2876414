package org.faultline.access.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.Refused;
import org.faultline.access.Secret;
import org.faultline.access.audit.AuditTrail;
import org.faultline.access.password.PasswordHash;
import org.faultline.access.password.PasswordRules;
import org.faultline.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Everybody with an account here; each change is in the audit trail. */
@ApplicationScoped
public class People implements PanacheRepository<Person> {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");
    private static final String FIRST_ADMIN = "first admin";

    private final LoginLinks links;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;
    private final String baseUrl;

    People(LoginLinks links, Sessions sessions, AuditTrail audit, Clock clock, Settings settings) {
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.baseUrl = settings.baseUrl().toString();
    }

    /** Where the one who is handed a link opens it. */
    public String address(Secret link) {
        return baseUrl + "/welcome/" + link.value();
    }

    @Transactional
    public List<Person> everybody() {
        return list("order by lower(name)");
    }

    @Transactional
    public Optional<Person> one(long id) {
        return findByIdOptional(id);
    }

    @Transactional
    Optional<Person> named(String name) {
        return find("lower(name) = lower(?1)", name.strip()).firstResultOptional();
    }

    /** How many can sign in as an admin. */
    private long admins() {
        return count("role = ?1 and not locked and (password is not null or issuer is not null)", AccessRole.ADMIN);
    }

    /**
     * The person whom an identity provider knows, made where it is their first time, with the role that it gives them now.
     *
     * @throws Refused if the name cannot be one here, or is somebody else's: who chooses a name there must not become who has it here
     */
    @Transactional
    public Person of(ProviderAccount account) {
        Person person = find("issuer = ?1 and subject = ?2", account.issuer(), account.subject())
                .firstResultOptional()
                .orElseGet(() -> {
                    refuseName(account.name());
                    Person first = new Person(account, clock.instant());
                    persistAndFlush(first);
                    audit.add(as(first), "person.provider", first.name(), account.role() + " by " + account.issuer());
                    return first;
                });
        if (person.locked()) {
            throw Refused.of(Refused.Kind.LOGIN, "The account " + person.name() + " is locked");
        }
        if (person.role() != account.role()) {
            audit.add(
                    as(person),
                    "person.role",
                    person.name(),
                    person.role() + " to " + account.role() + " by " + account.issuer());
            person.role(account.role());
        }
        return person;
    }

    /** An account and the link by which its password is chosen. */
    @Transactional
    public Secret invite(Login by, String name, AccessRole role) {
        Person person = make(by.name(), name, role);
        audit.add(by, "person.invite", person.name(), role.name());
        return links.make(person.id());
    }

    private Person make(String by, String name, AccessRole role) {
        refuseName(name);
        Person person = new Person(name, role, by, clock.instant());
        persistAndFlush(person);
        return person;
    }

    private void refuseName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Refused.input(
                    "name", "is no name for a login: 1 to 64 letters, digits and . _ @ + -, a letter or digit first");
        }
        if (named(name).isPresent()) {
            throw Refused.input("name", "is taken");
        }
    }

    /** A link by which somebody chooses a new password; links before it hold no more. */
    @Transactional
    public Secret reset(Login by, long id) {
        Person person = existing(id);
        refuseOfProvider(person, "a password");
        audit.add(by, "person.reset", person.name(), null);
        return links.make(person.id());
    }

    /** The link by which the first admin is made; none where there is one already. */
    @Transactional
    public Optional<Secret> firstAdmin() {
        return admins() > 0 ? Optional.empty() : Optional.of(links.make(null));
    }

    /** For whom a link is: a name, or an empty one where it makes the first admin. Nothing where it holds no more. */
    @Transactional
    public Optional<String> invited(Secret link) {
        return holding(link).map(this::name);
    }

    /** One that makes the first admin holds only as long as there is none. */
    private Optional<LoginLink> holding(Secret link) {
        return links.holding(link).filter(l -> l.person() != null || admins() == 0);
    }

    private String name(LoginLink link) {
        return link.person() == null ? "" : existing(link.person()).name();
    }

    /**
     * Chooses the password that a link is for; the link holds no more, nor does any session of before.
     *
     * @param name of the first admin; without meaning for anybody else
     */
    @Transactional
    public Person welcome(Secret link, @Nullable String name, String password) {
        LoginLink found = holding(link)
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.UNKNOWN,
                        "This link was used already, or has run out; ask an admin for a new one"));
        Person person = found.person() == null
                ? make(FIRST_ADMIN, name == null ? "" : name.strip(), AccessRole.ADMIN)
                : existing(found.person());
        choose(person, password);
        links.use(found);
        audit.add(as(person), "person.password", person.name(), found.person() == null ? FIRST_ADMIN : "by link");
        return person;
    }

    /** Changes the own password; every other session ends. */
    @Transactional
    public void changePassword(Login by, String old, String password) {
        Person person = existing(by.person() == null ? -1 : by.person());
        if (!PasswordHash.isOf(person.password(), old)) {
            throw Refused.input("old", "is not your password");
        }
        choose(person, password);
        audit.add(by, "person.password", person.name(), null);
    }

    private void choose(Person person, String password) {
        String fault = PasswordRules.fault(password, person.name());
        if (fault != null) {
            throw Refused.input("password", fault);
        }
        person.password(PasswordHash.of(password), clock.instant());
        sessions.endAll(person.id());
    }

    @Transactional
    public void change(Login by, long id, AccessRole role, boolean locked) {
        Person person = existing(id);
        if (role != AccessRole.ADMIN || locked) {
            refuseLastAdmin(person);
        }
        if (role != person.role()) {
            refuseOfProvider(person, "a role");
            audit.add(by, "person.role", person.name(), person.role() + " to " + role);
            person.role(role);
        }
        if (locked != person.locked()) {
            audit.add(by, locked ? "person.lock" : "person.unlock", person.name(), null);
            person.lock(locked);
        }
        if (locked) {
            sessions.endAll(id);
        }
    }

    private static void refuseOfProvider(Person person, String what) {
        if (person.ofProvider()) {
            throw Refused.of(
                    Refused.Kind.CONFLICT,
                    person.name() + " signs in by the identity provider, and gets " + what + " there");
        }
    }

    private void refuseLastAdmin(Person person) {
        // so that of two admins who act on each other at once the second sees what the first did
        find("role", AccessRole.ADMIN).withLock(LockModeType.PESSIMISTIC_WRITE).list();
        if (person.administers() && admins() == 1) {
            throw Refused.of(Refused.Kind.CONFLICT, person.name() + " is the last admin; make another one first");
        }
    }

    /** Takes an account away, and with it its keys, sessions and links; what was done in its name stays under it. */
    @Transactional
    public void remove(Login by, long id) {
        Person person = existing(id);
        refuseLastAdmin(person);
        audit.add(by, "person.remove", person.name(), null);
        delete(person);
    }

    private Person existing(long id) {
        return findByIdOptional(id)
                .orElseThrow(() -> Refused.of(Refused.Kind.UNKNOWN, "There is no person of that number"));
    }

    static Login as(Person person) {
        return new Login(person.name(), person.role(), Login.Way.SESSION, person.id());
    }
}
