package org.faultline.access.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.faultline.access.Login;
import org.jspecify.annotations.Nullable;

/** One thing that somebody did. Never changed. */
@Entity
public class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant at;

    private String by;

    @Enumerated(EnumType.STRING)
    private Login.Way through;

    private String action;
    private String subject;
    private @Nullable String detail;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    public AuditEntry() {}

    AuditEntry(Instant at, String by, Login.Way through, String action, String subject, @Nullable String detail) {
        this.at = at;
        this.by = by;
        this.through = through;
        this.action = action;
        this.subject = subject;
        this.detail = detail;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }

    public Login.Way through() {
        return through;
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public @Nullable String detail() {
        return detail;
    }
}
