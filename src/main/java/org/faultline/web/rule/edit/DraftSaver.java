package org.faultline.web.rule.edit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.faultline.access.audit.AuditTrail;
import org.faultline.rule.RuleReload;
import org.faultline.rule.draft.SavedDrafts;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.Rule;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;

/** Saves a draft into the rules folder and for other replicas, keeps who did, and lets the service take it over. */
@ApplicationScoped
class DraftSaver {
    /** What stands in the place of an id in the address of new rules. */
    private static final String RESERVED = "new";

    private final SavedDrafts drafts;
    private final RuleReload reload;
    private final AuditTrail audit;
    private final CurrentLogin login;

    DraftSaver(SavedDrafts drafts, RuleReload reload, AuditTrail audit, CurrentLogin login) {
        this.drafts = drafts;
        this.reload = reload;
        this.audit = audit;
        this.login = login;
    }

    /** @return why the service does not take it over, though it is saved; empty where it does */
    List<String> save(RuleDraft draft) {
        if (draft.id().equals(RESERVED)) {
            throw refused(
                    "text", "a rule cannot be called " + RESERVED + ", as the page of new rules is; name it otherwise");
        }
        String path = written(draft);
        String version = Rule.version(draft.text());
        audit.add(
                login.required(),
                "rule.save",
                path,
                "version " + version + (draft.started().isEmpty() ? ", new" : ", instead of " + draft.started()));
        return reload.now().faultsOf(draft.id());
    }

    private String written(RuleDraft draft) {
        try {
            return drafts.save(draft.family(), draft.text(), draft.started());
        } catch (NotSaved e) {
            if (e.field() == NotSaved.Field.FOLDER) {
                String why = e.why() + ", or hand this text to who looks after the folder";
                throw Problem.of(409, "The folder cannot be written", why).thrown();
            }
            throw refused(e.field().name().toLowerCase(Locale.ROOT), e.why());
        }
    }

    private static RuntimeException refused(String field, String why) {
        return Problem.of(409, "Not saved", null, new Problem.Violation(field, null, why))
                .thrown();
    }
}
