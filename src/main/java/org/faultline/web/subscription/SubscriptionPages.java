package org.faultline.web.subscription;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.faultline.notify.Previews;
import org.faultline.notify.mail.WishSentence;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.report.store.Calendar;
import org.faultline.settings.Settings;
import org.faultline.subscription.Address;
import org.faultline.subscription.Channel;
import org.faultline.subscription.InvalidAddress;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.SubscriptionWish;
import org.faultline.subscription.store.Subscriptions;
import org.faultline.subscription.store.Tokens;
import org.faultline.web.http.JsonFields;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** Where subscribers ask for alerts, confirm, and end a subscription by the link in a mail. GET never changes anything. */
@Path("/subscriptions")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SubscriptionPages {
    /**
     * What the page behind a link in a mail says.
     *
     * @param button empty where there is nothing left to do
     * @param manage where to see and change what is sent; empty where there is no such page
     */
    public record Said(String title, String text, String button, String manage) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance subscription(Frame frame, String purpose, String token, Said said);

        static native TemplateInstance subscribe(Frame frame, Form form, String note, boolean inbox);
    }

    /** The empty form. */
    private static final Form NEW = WishForm.of("", SubscriptionView.USUAL);

    /** The fields that a page about something fills in. */
    private static final Set<String> FILLED = Set.of("rules", "families", "groups", "countries", "admin1s", "severity");

    private static final int LONGEST_ADDRESS = 254;

    private final Subscriptions subscriptions;
    private final KnownNames known;
    private final Previews previews;
    private final Calendar calendar;
    private final AskLimit limit;
    private final Frames frames;
    private final WishChoices choices;
    private final WishSentence sentence;
    private final Tokens tokens;
    private final boolean inbox;

    SubscriptionPages(
            Subscriptions subscriptions,
            KnownNames known,
            Previews previews,
            Calendar calendar,
            AskLimit limit,
            Frames frames,
            WishChoices choices,
            WishSentence sentence,
            Tokens tokens,
            Settings settings) {
        this.inbox = settings.inbox();
        this.sentence = sentence;
        this.tokens = tokens;
        this.choices = choices;
        this.limit = limit;
        this.subscriptions = subscriptions;
        this.known = known;
        this.previews = previews;
        this.calendar = calendar;
        this.frames = frames;
    }

    /** The query fills in some of the form. */
    @GET
    public TemplateInstance subscribe(@Context UriInfo uri) {
        return Templates.subscribe(frames.now(), choices.tick(NEW.typed(Query.fields(uri, FILLED))), "", false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response subscribe(MultivaluedMap<String, String> form) {
        Frame frame = frames.now();
        Form typed = WishForm.typed(NEW, form);
        StringBuilder note = new StringBuilder();
        boolean preview = "preview".equals(form.getFirst("act"));
        Problem refusal = Form.refusal(() -> note.append(
                preview
                        ? words(
                                previews.of(SubscriptionReader.read(WishForm.json(form), known), calendar.now()),
                                frame.words())
                        : ask(form, frame.words())));
        return refusal == null
                ? Pages.answer(200, Templates.subscribe(frame, typed, note.toString(), inbox && !preview))
                : Pages.answer(refusal.status(), Templates.subscribe(frame, typed.refused(refusal), "", false));
    }

    /** With all that is wrong, the address too, at once. */
    private String ask(MultivaluedMap<String, String> form, MailPhrases words) {
        JsonFields fields = JsonFields.of(WishForm.json(form), SubscriptionReader.names());
        SubscriptionWish wish = SubscriptionReader.among(fields, known);
        String address = text(form, "address");
        try {
            address = Address.checked(address);
        } catch (InvalidAddress e) {
            fields.fault("address", address, String.valueOf(e.getMessage()));
        }
        fields.refuseFaults();
        limit.check();
        subscriptions.ask(new Subscriptions.Destination(Channel.MAIL, address, null), wish);
        return words.say("done.asked");
    }

    /** In one sentence. */
    static String words(Previews.Preview p, MailPhrases words) {
        return words.say(
                "done.preview",
                Map.of(
                        "mails",
                        p.mails(),
                        "days",
                        p.days(),
                        "digests",
                        p.digests(),
                        "complete",
                        p.complete() ? "yes" : "no"));
    }

    @GET
    @Path("confirm")
    public TemplateInstance askConfirm(@QueryParam("token") @DefaultValue("") String token) {
        return page(
                "confirm", token, "page.confirm", subscriptions.toConfirm(token).orElse(null), "confirm.button");
    }

    @POST
    @Path("confirm")
    public TemplateInstance confirm(@QueryParam("token") @DefaultValue("") String token) {
        return page(
                "confirm", token, "page.confirmed", subscriptions.confirm(token).orElse(null), "");
    }

    @GET
    @Path("unsubscribe")
    public TemplateInstance askUnsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.of(token, Tokens.Purpose.UNSUBSCRIBE).orElse(null);
        return page("unsubscribe", token, "page.unsubscribe", s, "page.unsubscribe");
    }

    @POST
    @Path("unsubscribe")
    public TemplateInstance unsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        return page(
                "unsubscribe",
                token,
                "page.unsubscribed",
                subscriptions.unsubscribe(token).orElse(null),
                "");
    }

    /** In the language of the mail that the link stood in; in the browser's where the link is none of ours. */
    private TemplateInstance page(String purpose, String token, String key, @Nullable Subscription s, String button) {
        Frame frame = s == null ? frames.now() : frames.in(s.language().locale());
        MailPhrases words = frame.words();
        if (s == null) {
            return said(frame, words.say("page.deadLink"), words.say("page.deadLink.text"));
        }
        String text = words.say(
                key + ".text",
                Map.of("wish", sentence.of(s.wish(), words), "address", words.own(s.address(), LONGEST_ADDRESS)));
        String manage = s.state() == Subscription.State.CONFIRMED
                ? "/subscriptions/manage?token=" + tokens.token(s.id(), Tokens.Purpose.MANAGE)
                : "";
        return Templates.subscription(
                frame,
                purpose,
                token,
                new Said(words.say(key), text, button.isEmpty() ? "" : words.say(button), manage));
    }

    /** A page that leaves nothing to do but to subscribe anew. */
    static TemplateInstance said(Frame frame, String title, String text) {
        return Templates.subscription(frame, "", "", new Said(title, text, "", ""));
    }

    static String text(MultivaluedMap<String, String> form, String name) {
        String given = form.getFirst(name);
        return given == null ? "" : given.strip();
    }
}
