package org.faultline.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Severity;
import org.faultline.notify.Previews;
import org.faultline.notify.subscriber.Address;
import org.faultline.notify.subscriber.Channel;
import org.faultline.notify.subscriber.Circle;
import org.faultline.notify.subscriber.OwnSubscriptions;
import org.faultline.notify.subscriber.Strip;
import org.faultline.notify.subscriber.Subscription;
import org.faultline.notify.subscriber.Subscriptions;
import org.faultline.notify.subscriber.Tokens;
import org.faultline.notify.subscriber.Wish;
import org.faultline.report.Calendar;
import org.jspecify.annotations.Nullable;

/** Where subscribers ask, confirm, see, change, pause and end what they are told. GET never changes anything. */
@Path("/subscriptions")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SubscriptionPages {
    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance subscription(
                Pages.Frame frame, String purpose, String token, @Nullable Subscription subscription, boolean done);

        static native TemplateInstance subscribe(Pages.Frame frame, SubscriptionView.Asked wish, String note);

        static native TemplateInstance own(
                Pages.Frame frame,
                String token,
                String address,
                List<SubscriptionView> all,
                SubscriptionView.Asked more,
                String note);
    }

    private static final SubscriptionView.Asked USUAL = SubscriptionView.asked(Wish.of(Severity.MEDIUM));

    private final Subscriptions subscriptions;
    private final OwnSubscriptions own;
    private final Previews previews;
    private final Calendar calendar;

    SubscriptionPages(Subscriptions subscriptions, OwnSubscriptions own, Previews previews, Calendar calendar) {
        this.subscriptions = subscriptions;
        this.own = own;
        this.previews = previews;
        this.calendar = calendar;
    }

    @GET
    public TemplateInstance subscribe() {
        return Templates.subscribe(frame(), USUAL, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance subscribe(MultivaluedMap<String, String> form) {
        Wish wish = SubscriptionReader.read(WishForm.json(form));
        if ("preview".equals(form.getFirst("act"))) {
            return Templates.subscribe(frame(), SubscriptionView.asked(wish), preview(wish));
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

    @GET
    @Path("manage")
    public TemplateInstance manage(@QueryParam("token") @DefaultValue("") String token) {
        return page(token, USUAL, "");
    }

    @POST
    @Path("manage")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance manage(
            @QueryParam("token") @DefaultValue("") String token, MultivaluedMap<String, String> form) {
        if (own.of(token).isEmpty()) {
            throw SubscriptionsResource.unknownToken();
        }
        String number = text(form, "number");
        return number.matches("\\d{1,18}") ? one(token, Long.parseLong(number), form) : all(token, form);
    }

    private TemplateInstance all(String token, MultivaluedMap<String, String> form) {
        if (text(form, "act").equals("endAll")) {
            int ended = own.endAll(token);
            return page(token, USUAL, "Ended: " + ended + ". Nothing more is sent to this address.");
        }
        Wish wish = SubscriptionReader.read(WishForm.json(form));
        if (text(form, "act").equals("preview")) {
            return page(token, SubscriptionView.asked(wish), preview(wish));
        }
        return own.add(token, wish).isPresent()
                ? page(token, USUAL, "Added.")
                : page(token, SubscriptionView.asked(wish), "Not added: this address has as many as it may.");
    }

    private TemplateInstance one(String token, long number, MultivaluedMap<String, String> form) {
        Subscription now = own.one(token, number).orElseThrow(SubscriptionsResource::unknownToken);
        String done =
                switch (text(form, "act")) {
                    case "change" -> {
                        own.change(token, number, SubscriptionReader.read(WishForm.json(form)));
                        yield "Changed.";
                    }
                    case "preview" ->
                        preview(SubscriptionReader.read(WishForm.json(form))) + " Nothing is changed yet.";
                    case "pause" -> {
                        LocalDate until = day(text(form, "until"));
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
                        own.move(token, number, Address.checked(now.channel(), text(form, "address")));
                        yield "Open the link in the mail that was sent to the new address.";
                    }
                    case "end" -> {
                        own.end(token, number);
                        yield "Ended.";
                    }
                    default ->
                        throw Problem.badInput(new Problem.Violation("act", text(form, "act"), "is nothing to do here"))
                                .thrown();
                };
        return page(token, USUAL, done);
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw Problem.badInput(new Problem.Violation("until", given, "is not a calendar date (YYYY-MM-DD)"))
                    .thrown();
        }
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        String given = form.getFirst(name);
        return given == null ? "" : given.strip();
    }

    private String preview(Wish wish) {
        Previews.Preview p = previews.of(wish, calendar.now());
        String digests = p.digests() == 0 ? "" : ", " + p.digests() + " of them digests";
        return "This would have sent you " + (p.complete() ? "" : "at least ") + p.mails()
                + (p.mails() == 1 ? " mail" : " mails") + " in the last " + p.days() + " days" + digests + ".";
    }

    private TemplateInstance page(String token, SubscriptionView.Asked more, String note) {
        OwnSubscriptions.Own found = own.of(token).orElseThrow(SubscriptionsResource::unknownToken);
        List<SubscriptionView> all =
                found.all().stream().map(SubscriptionView::of).toList();
        return Templates.own(frame(), token, found.address(), all, more, note);
    }

    private Pages.Frame frame() {
        return Pages.Frame.of(calendar);
    }

    @TemplateExtension(namespace = "wish")
    static List<String> severities() {
        return Stream.of(Severity.values()).map(Enum::name).toList();
    }

    @TemplateExtension(namespace = "wish")
    static List<String> digests() {
        return List.of("hourly", "daily", "weekly", "monthly");
    }

    @TemplateExtension(namespace = "wish")
    static String line(List<String> values) {
        return String.join(", ", values);
    }

    @TemplateExtension(namespace = "wish")
    static String lines(List<String> values) {
        return String.join("\n", values);
    }

    @TemplateExtension(namespace = "wish")
    static String strips(List<Strip> strips) {
        return strips.stream().map(s -> s.border() + " " + s.km()).collect(Collectors.joining("\n"));
    }

    @TemplateExtension(namespace = "wish")
    static String circles(List<Circle> circles) {
        return circles.stream()
                .map(c -> c.lat() + ", " + c.lon() + ", " + c.km())
                .collect(Collectors.joining("\n"));
    }

    /** What is asked for, in one line. */
    @TemplateExtension
    static String inShort(SubscriptionView.Asked wish) {
        Stream<String> parts = Stream.of(
                        wish.rules(),
                        wish.families(),
                        wish.countries(),
                        wish.admin1s(),
                        wish.near().stream()
                                .map(c -> "within " + c.km() + " km of " + c.lat() + ", " + c.lon())
                                .toList(),
                        wish.borders().stream()
                                .map(s -> s.km() + " km along " + s.border())
                                .toList(),
                        wish.groups(),
                        wish.texts())
                .filter(values -> !values.isEmpty())
                .map(values -> String.join(" or ", values));
        String how = wish.digest().equals("none") ? "at once" : wish.digest();
        return Stream.concat(parts, Stream.of(how)).collect(Collectors.joining("; "));
    }
}
