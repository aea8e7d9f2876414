package org.faultline.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.alert.store.AlertSearch;
import org.faultline.alert.work.Precision;
import org.faultline.alert.work.Verdict;
import org.faultline.alert.work.Verdicts;
import org.faultline.alert.work.WorkLog;
import org.faultline.explain.Explainer;
import org.faultline.explain.text.Explanation;
import org.faultline.fact.Coverage;
import org.faultline.notify.AlertDeliveries;
import org.faultline.notify.channel.mail.Inbox;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.RuleStopped;
import org.faultline.web.http.Choice;
import org.faultline.web.http.Problem;
import org.faultline.web.http.WorkView;
import org.jspecify.annotations.Nullable;

/** The pages people read. GET never changes anything. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class Pages {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        public static native TemplateInstance alert(
                Frame frame,
                AlertSearch.Whole whole,
                AlertPage.@Nullable Picture map,
                List<RevisionStep> steps,
                @Nullable String ruleText,
                Explanation why,
                Map<String, Long> deliveries,
                AlertStanding standing,
                WorkView work,
                Verdict[] verdicts,
                String chosen,
                Form form);

        static native TemplateInstance inbox(Frame frame, List<Inbox.Item> mails);

        static native TemplateInstance mail(Frame frame, Inbox.Item mail);

        static native TemplateInstance status(Frame frame, ServiceStatus.Now now);

        static native TemplateInstance rules(
                Frame frame,
                RuleBook book,
                List<RuleStopped> stopped,
                RunningRules.@Nullable Attempt last,
                Map<String, Precision> precision,
                Map<String, AbsenceState> absences);

        static native TemplateInstance problem(Frame frame, Problem problem);
    }

    private final AlertSearch alertSearch;
    private final Explainer explainer;
    private final AlertDeliveries deliveries;
    private final Inbox inbox;
    private final ServiceStatus status;
    private final RunningRules running;
    private final AlertStandings standings;
    private final WorkLog log;
    private final Verdicts verdicts;
    private final Frames frames;
    private final MapCache maps;

    Pages(
            AlertSearch alertSearch,
            Explainer explainer,
            AlertDeliveries deliveries,
            Inbox inbox,
            ServiceStatus status,
            RunningRules running,
            AlertStandings standings,
            WorkLog log,
            Verdicts verdicts,
            Frames frames,
            MapCache maps) {
        this.maps = maps;
        this.standings = standings;
        this.log = log;
        this.verdicts = verdicts;
        this.alertSearch = alertSearch;
        this.explainer = explainer;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.status = status;
        this.running = running;
        this.frames = frames;
    }

    @GET
    @Path("rules")
    public TemplateInstance rules() {
        RuleBook book = running.book();
        List<Coverage> sources = status.coverage();
        Map<String, AbsenceState> absences = new HashMap<>();
        book.rules().values().forEach(r -> AbsenceState.of(r, sources).ifPresent(a -> absences.put(r.id(), a)));
        return Templates.rules(frame(), book, running.stopped(), running.last(), verdicts.byRule(), absences);
    }

    @GET
    @Path("status")
    public TemplateInstance status() {
        return Templates.status(frame(), status.now());
    }

    @GET
    @Path("alerts/{id: \\d{1,18}}")
    public TemplateInstance alert(@PathParam("id") long id, @QueryParam("verdict") @Nullable String verdict) {
        return alert(id, verdict, Form.empty(""));
    }

    /** @param form of the work on it */
    public TemplateInstance alert(long id, @Nullable String verdict, Form form) {
        AlertSearch.Whole whole = alertSearch.whole(id).orElseThrow(NotFoundException::new);
        String text = alertSearch
                .ruleText(whole.alert().rule(), whole.alert().ruleVersion())
                .orElse(null);
        AlertStanding standing = standings.of(whole.alert());
        Frame frame = frame();
        return Templates.alert(
                frame,
                whole,
                maps.of(whole.now().evidence(), frame.words()).orElse(null),
                RevisionStep.of(whole.revisions()),
                text,
                explainer.explain(whole),
                deliveries.counts(id),
                standing,
                WorkView.of(standing.work(), log.trail(id)),
                Verdict.values(),
                Choice.of(Verdict.class, verdict).map(Choice::written).orElse(""),
                form);
    }

    @GET
    @Path("inbox")
    public TemplateInstance inbox() {
        return Templates.inbox(frame(), inbox.newest());
    }

    @GET
    @Path("inbox/{id}")
    public TemplateInstance mail(@PathParam("id") String id) {
        return Templates.mail(frame(), inbox.mail(id).orElseThrow(NotFoundException::new));
    }

    /** The HTML part alone, for the frame that shows it; nothing in it may run or be fetched. */
    @GET
    @Path("inbox/{id}/html")
    public Response mailHtml(@PathParam("id") String id) {
        String html = inbox.mail(id).map(Inbox.Item::html).orElseThrow(NotFoundException::new);
        return Response.ok(html)
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
                                + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
                .build();
    }

    /** The page of a mistake, as text. */
    static String problem(Frame frame, Problem problem) {
        return Templates.problem(frame, problem).render();
    }

    /** The page of a mistake that ends a request before it comes to any resource, as text. */
    public static String problem(RoutingContext call, Problem problem) {
        Cookie chosen = call.request().getCookie(Frames.COOKIE);
        Locale language = Frames.language(
                chosen == null ? null : chosen.getValue(),
                call.acceptableLanguages().stream().map(LanguageHeader::tag).toList());
        return problem(Frame.plain(language, call.request().uri()), problem);
    }

    /** A page with another status than 200. */
    public static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }

    private Frame frame() {
        return frames.now();
    }
}
