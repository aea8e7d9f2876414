package org.faultline.web.rule.edit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.faultline.settings.Settings;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.faultline.web.rule.Backtests;
import org.faultline.web.rule.RuleTrial;
import org.jspecify.annotations.Nullable;

/** Where a rule is written, checked, tried on the stored reports and saved as a draft. At the root, as {@link RulePage} is. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class RuleEditor {
    /**
     * The editor with what was found of its text.
     *
     * @param faults what is wrong with the text, null where nobody asked
     * @param trial what it would have raised, null where nobody asked or it could not be worked out
     * @param families those there are, to choose from
     * @param writable whether the rules folder can be written to
     */
    public record View(
            RuleDraft draft,
            @Nullable List<Fault> faults,
            @Nullable RuleTrial trial,
            List<String> families,
            boolean writable,
            String of) {
        public boolean isChecked() {
            return faults != null;
        }

        /** Whether somebody asked, and it could run. */
        public boolean isSound() {
            return faults != null && faults.stream().noneMatch(f -> f.code().stops());
        }
    }

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ruleEditor(Frame frame, View v, Form form);
    }

    private static final String USUAL_FAMILY = "drafts";

    private final RulesInFolder folder;
    private final DraftSaver saver;
    private final Backtests backtests;
    private final Frames frames;
    private final RunningKnowledge knowledge;
    private final Decisions decisions;

    RuleEditor(
            DraftSaver saver,
            Backtests backtests,
            Frames frames,
            RunningKnowledge knowledge,
            Decisions decisions,
            Settings settings) {
        this.folder = new RulesInFolder(settings.rulesDir(), settings.horizon());
        this.saver = saver;
        this.backtests = backtests;
        this.frames = frames;
        this.knowledge = knowledge;
        this.decisions = decisions;
    }

    @GET
    @Path("rules/new")
    public Response blank() {
        return page(200, RuleDraft.blank(USUAL_FAMILY), null, null, null, "");
    }

    @GET
    @Path("rules/{id}/edit")
    public Response edit(@PathParam("id") String id) {
        RuleFiles.File file = folder.find(id).orElseThrow(NotFoundException::new);
        return page(200, RuleDraft.of(file), null, null, null, id);
    }

    @POST
    @Path("rules/draft/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(MultivaluedMap<String, String> form) {
        RuleDraft draft = RuleDraft.typed(form);
        return page(200, draft, faults(draft), null, null, of(form));
    }

    @POST
    @Path("rules/draft/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tryOut(MultivaluedMap<String, String> form) {
        RuleDraft draft = RuleDraft.typed(form);
        List<Fault> faults = faults(draft);
        if (stops(faults)) {
            return page(400, draft, faults, null, null, of(form));
        }
        AtomicReference<@Nullable RuleTrial> trial = new AtomicReference<>();
        Problem refusal = Form.refusal(() -> trial.set(trial(draft)));
        return page(refusal == null ? 200 : refusal.status(), draft, faults, trial.get(), refusal, of(form));
    }

    @POST
    @Path("rules/draft/save")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> form) {
        RuleDraft draft = RuleDraft.typed(form);
        List<Fault> faults = faults(draft);
        if (stops(faults)) {
            return page(400, draft, faults, null, null, of(form));
        }
        List<String> notTaken = new ArrayList<>();
        Problem refusal = Form.refusal(() -> notTaken.addAll(saver.save(draft)));
        if (refusal != null) {
            return page(refusal.status(), draft, faults, null, refusal, of(form));
        } else if (!notTaken.isEmpty()) {
            Problem why = Problem.of(
                    422, "Saved, and not taken over", "It is saved, and does not run: " + String.join("; ", notTaken));
            return page(422, draft.saved(), faults, null, why, of(form));
        }
        return Response.seeOther(URI.create("/rules/" + draft.id())).build();
    }

    /** Where a change of the language comes back to. */
    @GET
    @Path("rules/draft/{act: check|try|save}")
    public Response again() {
        return Response.seeOther(URI.create("/rules/new")).build();
    }

    private List<Fault> faults(RuleDraft draft) {
        return folder.check(draft.path(), draft.text(), KnownValues.of(decisions.applied(knowledge.now())));
    }

    private static boolean stops(List<Fault> faults) {
        return faults.stream().anyMatch(f -> f.code().stops());
    }

    private RuleTrial trial(RuleDraft draft) {
        Rule rule = RuleCheck.read(draft.path(), draft.text());
        Frame frame = frames.now();
        return RuleTrial.of(backtests, rule.id(), rule, true, null, null, frame);
    }

    private static String of(MultivaluedMap<String, String> form) {
        return Objects.requireNonNullElse(form.getFirst("of"), "");
    }

    /** @param of the running rule that the draft begins as a copy of; empty where there is none */
    private Response page(
            int status,
            RuleDraft draft,
            @Nullable List<Fault> faults,
            @Nullable RuleTrial trial,
            @Nullable Problem refusal,
            String of) {
        Form form = Form.of(
                "",
                Map.of(
                        "family",
                        List.of(draft.family()),
                        "text",
                        List.of(draft.text()),
                        "started",
                        List.of(draft.started())));
        View view = new View(draft, faults, trial, folder.families(), folder.writable(), of);
        return Pages.answer(
                status, Templates.ruleEditor(frames.now(), view, refusal == null ? form : form.refused(refusal)));
    }
}
