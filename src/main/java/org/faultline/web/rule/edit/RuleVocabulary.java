package org.faultline.web.rule.edit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.faultline.explain.vocabulary.RuleWords;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.rule.RunningRules;

/** The words that a rule may use, for editors that complete: those of the checker itself. */
@Path("/api/v1/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
public class RuleVocabulary {
    private final RunningKnowledge knowledge;
    private final RunningRules rules;

    RuleVocabulary(RunningKnowledge knowledge, RunningRules rules) {
        this.knowledge = knowledge;
        this.rules = rules;
    }

    @GET
    @Operation(
            operationId = "getRuleVocabulary",
            summary = "The words that a rule may use",
            description =
                    "Facts, their fields and constants as the checker knows them, and the names of groups, actors, countries,"
                            + " areas and rules. For editors that complete; the command vocabulary prints the same.")
    public RuleWords words() {
        Map<String, String> titles = new TreeMap<>();
        rules.book().rules().values().forEach(r -> titles.put(r.id(), r.title()));
        return RuleWords.of(knowledge.now(), titles);
    }
}
