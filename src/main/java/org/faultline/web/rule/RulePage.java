package org.faultline.web.rule;

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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.faultline.rule.RuleReload;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.web.http.OneAtATime;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** The page of a rule. At the root as the other pages are, or else requests for those that lie below would end here. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class RulePage {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rule(Frame frame, RuleDetails d, Form form);

        /** @param trial null where nobody asked, or it could not be worked out */
        static native TemplateInstance ruleTrial(Frame frame, RuleDetails d, Form form, @Nullable RuleTrial trial);
    }

    private final RuleLookup lookup;
    private final CaseRuns cases;
    private final RuleReload reload;
    private final OneAtATime one;
    private final Backtests backtests;
    private final Frames frames;

    RulePage(RuleLookup lookup, CaseRuns cases, RuleReload reload, OneAtATime one, Backtests backtests, Frames frames) {
        this.backtests = backtests;
        this.lookup = lookup;
        this.cases = cases;
        this.reload = reload;
        this.one = one;
        this.frames = frames;
    }

    @GET
    @Path("rules/{id}")
    public TemplateInstance show(@PathParam("id") String id) {
        return page(id, Form.empty(""));
    }

    @POST
    @Path("rules/{id}/cases")
    public Response runCases(@PathParam("id") String id) {
        Rule rule = found(id).rule();
        if (rule == null) {
            throw new NotFoundException();
        }
        Problem refusal = Form.refusal(() -> one.of(() -> cases.run(rule)));
        return refusal == null
                ? Response.seeOther(URI.create("/rules/" + rule.id() + "#cases"))
                        .build()
                : Pages.answer(refusal.status(), page(id, Form.empty("").refused(refusal)));
    }

    @GET
    @Path("rules/{id}/backtest")
    public TemplateInstance askBacktest(@PathParam("id") String id) {
        return Templates.ruleTrial(frames.now(), found(id), Form.empty(""), null);
    }

    @POST
    @Path("rules/{id}/backtest")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response backtest(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        RuleDetails details = found(id);
        Rule rule = details.rule();
        Frame frame = frames.now();
        Form form = Form.empty("").typed(typed);
        AtomicReference<@Nullable RuleTrial> trial = new AtomicReference<>();
        Problem refusal = Form.refusal(() -> trial.set(RuleTrial.of(
                backtests,
                id,
                rule != null && rule.status() == RuleStatus.DRAFT ? rule : null,
                false,
                BacktestResource.day("from", form.get("from")),
                BacktestResource.day("to", form.get("to")),
                frame)));
        return refusal == null
                ? Pages.answer(200, Templates.ruleTrial(frame, details, form, trial.get()))
                : Pages.answer(refusal.status(), Templates.ruleTrial(frame, details, form.refused(refusal), null));
    }

    @POST
    @Path("rules/{id}/put-back")
    public Response putBack(@PathParam("id") String id) {
        if (!reload.putBack(id)) {
            throw new NotFoundException();
        }
        return Response.seeOther(URI.create("/rules/" + id)).build();
    }

    /** Where a change of the language, or a page that is loaded anew, comes back to. */
    @GET
    @Path("rules/{id}/{act: cases|put-back}")
    public Response back(@PathParam("id") String id) {
        return Response.seeOther(
                        UriBuilder.fromPath("/rules/{id}").build(found(id).id()))
                .build();
    }

    private TemplateInstance page(String id, Form form) {
        return Templates.rule(frames.now(), found(id), form);
    }

    private RuleDetails found(String id) {
        return lookup.find(id).orElseThrow(NotFoundException::new);
    }
}
