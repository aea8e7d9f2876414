package org.faultline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.alert.Archive;
import org.faultline.alert.Condition;
import org.faultline.alert.Episode;
import org.faultline.notify.Inbox;
import org.faultline.notify.Outbox;
import org.faultline.notify.Subscription;
import org.faultline.notify.Subscriptions;
import org.faultline.notify.Tokens;
import org.faultline.report.Calendar;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleStopped;
import org.faultline.rule.RunningRules;
import org.jspecify.annotations.Nullable;

/** The pages people read. GET never changes anything. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class Pages {
    /** What every page needs to know: whether the calendar stands, as for the sample, and on which day. */
    public record Frame(boolean pinned, String today) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance alerts(
                Frame frame,
                Links links,
                List<Episode> open,
                List<Episode> over,
                @Nullable String next,
                Map<Condition, Long> counts);

        static native TemplateInstance alert(
                Frame frame,
                Archive.Whole whole,
                List<Step> steps,
                @Nullable String ruleText,
                Map<String, Long> deliveries);

        static native TemplateInstance inbox(Frame frame, List<Inbox.Item> mails);

        static native TemplateInstance mail(Frame frame, Inbox.Item mail);

        static native TemplateInstance subscription(
                Frame frame, String purpose, String token, @Nullable Subscription subscription, boolean done);

        static native TemplateInstance status(Frame frame, Status.Now now);

        static native TemplateInstance rules(
                Frame frame, RuleBook book, List<RuleStopped> stopped, RunningRules.@Nullable Attempt last);

        static native TemplateInstance problem(Problem problem);
    }

    private final Archive archive;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Status status;
    private final RunningRules running;
    private final Calendar calendar;

    Pages(
            Archive archive,
            Outbox outbox,
            Inbox inbox,
            Subscriptions subscriptions,
            Status status,
            RunningRules running,
            Calendar calendar) {
        this.archive = archive;
        this.outbox = outbox;
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.status = status;
        this.running = running;
        this.calendar = calendar;
    }

    @GET
    @Path("rules")
    public TemplateInstance rules() {
        return Templates.rules(frame(), running.book(), running.stopped(), running.last());
    }

    @GET
    @Path("status")
    public TemplateInstance status() {
        return Templates.status(frame(), status.now());
    }

    @GET
    public Response root() {
        return Response.seeOther(URI.create("/alerts")).build();
    }

    @GET
    @Path("alerts")
    public TemplateInstance alerts(@Context UriInfo uri) {
        Archive.Page page = Query.alerts(uri).page(archive::page);
        Map<Boolean, List<Episode>> byOpen = page.alerts().stream()
                .collect(Collectors.partitioningBy(e -> e.condition().open()));
        return Templates.alerts(
                frame(),
                Links.of(uri),
                byOpen.getOrDefault(true, List.of()),
                byOpen.getOrDefault(false, List.of()),
                page.next(),
                archive.counts());
    }

    @GET
    @Path("alerts/{id: \\d{1,18}}")
    public TemplateInstance alert(@PathParam("id") long id) {
        Archive.Whole whole = archive.whole(id).orElseThrow(NotFoundException::new);
        String text = archive.ruleText(whole.episode().rule(), whole.episode().ruleVersion())
                .orElse(null);
        return Templates.alert(frame(), whole, Step.of(whole.revisions()), text, outbox.counts(id));
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

    @GET
    @Path("subscriptions/confirm")
    public TemplateInstance askConfirm(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.of(token, Tokens.Purpose.CONFIRM).orElse(null);
        return Templates.subscription(frame(), "confirm", token, s, false);
    }

    @POST
    @Path("subscriptions/confirm")
    public TemplateInstance confirm(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.confirm(token).orElse(null);
        return Templates.subscription(frame(), "confirm", token, s, s != null);
    }

    @GET
    @Path("subscriptions/unsubscribe")
    public TemplateInstance askUnsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.of(token, Tokens.Purpose.UNSUBSCRIBE).orElse(null);
        return Templates.subscription(frame(), "unsubscribe", token, s, false);
    }

    @POST
    @Path("subscriptions/unsubscribe")
    public TemplateInstance unsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.unsubscribe(token).orElse(null);
        return Templates.subscription(frame(), "unsubscribe", token, s, s != null);
    }

    private Frame frame() {
        return new Frame(calendar.isPinned(), calendar.today().toString());
    }
}
