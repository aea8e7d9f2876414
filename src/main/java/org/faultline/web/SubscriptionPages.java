package org.faultline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.faultline.notify.Previews;
import org.faultline.notify.subscriber.Address;
import org.faultline.notify.subscriber.Channel;
import org.faultline.notify.subscriber.Subscription;
import org.faultline.notify.subscriber.Subscriptions;
import org.faultline.notify.subscriber.Tokens;
import org.faultline.notify.subscriber.Wish;
import org.faultline.report.Calendar;
import org.jspecify.annotations.Nullable;

/** Where subscribers ask for alerts, confirm, and end a subscription by the link in a mail. GET never changes anything. */
@Path("/subscriptions")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SubscriptionPages {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance subscription(
                Pages.Frame frame, String purpose, String token, @Nullable Subscription subscription, boolean done);

        static native TemplateInstance subscribe(Pages.Frame frame, SubscriptionView.Asked wish, String note);
    }

    private final Subscriptions subscriptions;
    private final Previews previews;
    private final Calendar calendar;

    SubscriptionPages(Subscriptions subscriptions, Previews previews, Calendar calendar) {
        this.subscriptions = subscriptions;
        this.previews = previews;
        this.calendar = calendar;
    }

    @GET
    public TemplateInstance subscribe() {
        return Templates.subscribe(frame(), SubscriptionView.USUAL, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance subscribe(MultivaluedMap<String, String> form) {
        Wish wish = SubscriptionReader.read(WishForm.json(form));
        if ("preview".equals(form.getFirst("act"))) {
            return Templates.subscribe(
                    frame(),
                    SubscriptionView.asked(wish),
                    previews.of(wish, calendar.now()).words());
        }
        subscriptions.ask(
                new Subscriptions.Destination(Channel.MAIL, Address.checked(text(form, "address")), null), wish);
        return Templates.subscribe(
                frame(), SubscriptionView.asked(wish), "Open the link in the mail that was sent to the address.");
    }

    @GET
    @Path("confirm")
    public TemplateInstance askConfirm(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.toConfirm(token).orElse(null);
        return Templates.subscription(frame(), "confirm", token, s, false);
    }

    @POST
    @Path("confirm")
    public TemplateInstance confirm(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.confirm(token).orElse(null);
        return Templates.subscription(frame(), "confirm", token, s, s != null);
    }

    @GET
    @Path("unsubscribe")
    public TemplateInstance askUnsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.of(token, Tokens.Purpose.UNSUBSCRIBE).orElse(null);
        return Templates.subscription(frame(), "unsubscribe", token, s, false);
    }

    @POST
    @Path("unsubscribe")
    public TemplateInstance unsubscribe(@QueryParam("token") @DefaultValue("") String token) {
        Subscription s = subscriptions.unsubscribe(token).orElse(null);
        return Templates.subscription(frame(), "unsubscribe", token, s, s != null);
    }

    static String text(MultivaluedMap<String, String> form, String name) {
        String given = form.getFirst(name);
        return given == null ? "" : given.strip();
    }

    private Pages.Frame frame() {
        return Pages.Frame.of(calendar);
    }
}
