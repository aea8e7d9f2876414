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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.faultline.notify.Bounces;
import org.faultline.notify.Previews;
import org.faultline.notify.subscriber.Address;
import org.faultline.notify.subscriber.OwnSubscriptions;
import org.faultline.notify.subscriber.Subscription;
import org.faultline.notify.subscriber.Wish;
import org.faultline.report.Calendar;

/** Where the holder of a link from one of our mails sees, changes, pauses, moves and ends what is sent to the address. */
@Path("/subscriptions/manage")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class OwnSubscriptionPages {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        /** @param stopped why nothing is sent to the address any more; empty where mails are sent */
        static native TemplateInstance own(
                Pages.Frame frame,
                String token,
                String address,
                String stopped,
                List<SubscriptionView> all,
                SubscriptionView.Asked more,
                String note);
    }

    private final OwnSubscriptions own;
    private final Previews previews;
    private final Bounces bounces;
    private final Calendar calendar;

    OwnSubscriptionPages(OwnSubscriptions own, Previews previews, Bounces bounces, Calendar calendar) {
        this.own = own;
        this.previews = previews;
        this.bounces = bounces;
        this.calendar = calendar;
    }

    @GET
    public TemplateInstance manage(@QueryParam("token") @DefaultValue("") String token) {
        return page(token, SubscriptionView.USUAL, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance manage(
            @QueryParam("token") @DefaultValue("") String token, MultivaluedMap<String, String> form) {
        if (own.of(token).isEmpty()) {
            throw SubscriptionsResource.unknownToken();
        }
        String number = SubscriptionPages.text(form, "number");
        return number.matches("\\d{1,18}") ? one(token, Long.parseLong(number), form) : all(token, form);
    }

    private TemplateInstance all(String token, MultivaluedMap<String, String> form) {
        if (SubscriptionPages.text(form, "act").equals("endAll")) {
            int ended = own.endAll(token);
            return page(token, SubscriptionView.USUAL, "Ended: " + ended + ". Nothing more is sent to this address.");
        }
        if (SubscriptionPages.text(form, "act").equals("sendAgain")) {
            own.of(token).map(OwnSubscriptions.Own::address).ifPresent(bounces::forgive);
            return page(token, SubscriptionView.USUAL, "Mails are sent to this address again.");
        }
        Wish wish = SubscriptionReader.read(WishForm.json(form));
        if (SubscriptionPages.text(form, "act").equals("preview")) {
            return page(token, SubscriptionView.asked(wish), preview(wish));
        }
        return own.add(token, wish).isPresent()
                ? page(token, SubscriptionView.USUAL, "Added.")
                : page(token, SubscriptionView.asked(wish), "Not added: this address has as many as it may.");
    }

    private TemplateInstance one(String token, long number, MultivaluedMap<String, String> form) {
        Subscription now = own.one(token, number).orElseThrow(SubscriptionsResource::unknownToken);
        String done =
                switch (SubscriptionPages.text(form, "act")) {
                    case "change" -> {
                        own.change(token, number, SubscriptionReader.read(WishForm.json(form)));
                        yield "Changed.";
                    }
                    case "preview" ->
                        preview(SubscriptionReader.read(WishForm.json(form))) + " Nothing is changed yet.";
                    case "pause" -> {
                        LocalDate until = day(SubscriptionPages.text(form, "until"));
                        own.pause(token, number, until.atStartOfDay(now.zone()).toInstant());
                        yield "Paused until " + until + ". What is owed by then comes afterwards.";
                    }
                    case "resume" -> {
                        own.pause(token, number, null);
                        yield "No longer paused.";
                    }
                    case "confirm" -> {
                        own.confirm(token, number);
                        yield "Confirmed.";
                    }
                    case "move" -> {
                        own.move(
                                token, number, Address.checked(now.channel(), SubscriptionPages.text(form, "address")));
                        yield "Open the link in the mail that was sent to the new address.";
                    }
                    case "end" -> {
                        own.end(token, number);
                        yield "Ended.";
                    }
                    default ->
                        throw Problem.badInput(new Problem.Violation(
                                        "act", SubscriptionPages.text(form, "act"), "is nothing to do here"))
                                .thrown();
                };
        return page(token, SubscriptionView.USUAL, done);
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw Problem.badInput(new Problem.Violation("until", given, "is not a calendar date (YYYY-MM-DD)"))
                    .thrown();
        }
    }

    private String preview(Wish wish) {
        return previews.of(wish, calendar.now()).words();
    }

    private TemplateInstance page(String token, SubscriptionView.Asked more, String note) {
        OwnSubscriptions.Own found = own.of(token).orElseThrow(SubscriptionsResource::unknownToken);
        List<SubscriptionView> all =
                found.all().stream().map(SubscriptionView::of).toList();
        String stopped = bounces.stopped(found.address()).orElse("");
        return Templates.own(Pages.Frame.of(calendar), token, found.address(), stopped, all, more, note);
    }
}
