package org.faultline.web.http;

import io.quarkus.arc.Arc;
import io.quarkus.qute.RawString;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.LoginMode;
import org.jspecify.annotations.Nullable;

/** Who acts in the request that is being answered; for pages, too. */
@Named("login")
@ApplicationScoped
public class CurrentLogin {
    /** The attribute of an identity that holds the token of its forms. */
    public static final String FORM_TOKEN = "form token";

    /** The field of a form that bears it. */
    static final String FORM_FIELD = "token_of_form";

    private final SecurityIdentity identity;
    private final LoginMode mode;

    CurrentLogin(SecurityIdentity identity, LoginMode mode) {
        this.identity = identity;
        this.mode = mode;
    }

    /** Nothing where nobody is signed in. */
    public Optional<Login> login() {
        boolean inRequest = Arc.container().requestContext().isActive();
        return inRequest && identity.getPrincipal() instanceof Login login ? Optional.of(login) : Optional.empty();
    }

    /** On routes that only somebody who is signed in comes to. */
    public Login required() {
        return login().orElseThrow();
    }

    /** Whether there is no login here, so that whoever sits at the machine may do everything. */
    public boolean isOpen() {
        return !mode.required();
    }

    /** Who is signed in; empty where nobody is, or there is no login. */
    public String name() {
        return login().filter(l -> l.way() != Login.Way.OPEN).map(Login::name).orElse("");
    }

    public boolean isAdmin() {
        return login().filter(l -> l.role().includes(AccessRole.ADMIN)).isPresent();
    }

    public boolean isAnalyst() {
        return login().filter(l -> l.role().includes(AccessRole.ANALYST)).isPresent();
    }

    /**
     * Who is kept as the one who did something: the login. Only where there is none is it the name that was given.
     *
     * @param faults takes what is wrong with a given one
     */
    public String by(@Nullable String given, List<Problem.Violation> faults) {
        if (isOpen()) {
            return SignedDecision.name(given, faults);
        }
        String name = required().name();
        if (given != null && !given.isBlank() && !given.strip().equals(name)) {
            faults.add(new Problem.Violation(
                    "by", given, "is not you: who acts is the one who is signed in, " + name + "; leave it out"));
        }
        return name;
    }

    public String by(@Nullable String given) {
        List<Problem.Violation> faults = new ArrayList<>();
        String name = by(given, faults);
        Problem.refuse(faults);
        return name;
    }

    /** The hidden field that shows that a form is from a page of ours; nothing outside a session. */
    public RawString field() {
        String token = token();
        return new RawString(
                token == null ? "" : "<input type=\"hidden\" name=\"" + FORM_FIELD + "\" value=\"" + token + "\">");
    }

    /** Whether a form that came in a session bears its token. */
    boolean isFormOfOurs(@Nullable String given) {
        String token = token();
        return token == null
                || (given != null
                        && MessageDigest.isEqual(
                                token.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable String token() {
        return login().filter(l -> l.way() == Login.Way.SESSION)
                .map(l -> identity.<String>getAttribute(FORM_TOKEN))
                .orElse(null);
    }
}
