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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.faultline.notify.Previews;
import org.faultline.notify.SubscriberData;
import org.faultline.notify.mail.WishSentence;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.outbox.Bounces;
import org.faultline.report.store.Calendar;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.SubscriptionWish;
import org.faultline.subscription.store.OwnSubscriptions;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** Where the holder of a link from one of our mails sees, changes, pauses, moves and ends what is sent to the address. */
@Path("/subscriptions/manage")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class OwnSubscriptionPages {
    /**
     * One subscription of the page.
     *
     * @param form its wish, or what was typed in its place
     * @param open which of its forms is open, by what it does; empty where none is
     */
    public record One(
            SubscriptionView view, String inShort, String pausedUntil, String nextDigest, Form form, String open) {}

    /** All of the page. */
    public record All(
            String token,
            String address,
            String stopped,
            List<One> all,
            Form more,
            boolean adding,
            String kept,
            String note) {}

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance own(Frame frame, All page);
    }

    /** What a button did, or why it did not, and what was typed beside it. */
    private record Outcome(
            @Nullable Problem refusal, String note, String act, long number, MultivaluedMap<String, String> typed) {
        /** Whether what was typed stays in the form: it was refused, or only tried. */
        boolean keeps() {
            return refusal != null || act.equals("preview");
        }
    }

    private static final MultivaluedMap<String, String> NOTHING = new MultivaluedHashMap<>();

    private static final int LONGEST_ADDRESS = 2000;

    private final OwnSubscriptions own;
    private final KnownNames known;
    private final WishSentence sentence;
    private final Previews previews;
    private final Bounces bounces;
    private final Calendar calendar;
    private final Frames frames;
    private final SubscriberData data;
    private final WishChoices choices;

    OwnSubscriptionPages(
            OwnSubscriptions own,
            KnownNames known,
            WishSentence sentence,
            Previews previews,
            Bounces bounces,
            Calendar calendar,
            SubscriberData data,
            Frames frames,
            WishChoices choices) {
        this.choices = choices;
        this.frames = frames;
        this.data = data;
        this.own = own;
        this.known = known;
        this.sentence = sentence;
        this.previews = previews;
        this.bounces = bounces;
        this.calendar = calendar;
    }

    @GET
    public Response manage(@QueryParam("token") @DefaultValue("") String token) {
        return page(token, new Outcome(null, "", "", 0, NOTHING));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response manage(@QueryParam("token") @DefaultValue("") String token, MultivaluedMap<String, String> form) {
        String number = SubscriptionPages.text(form, "number");
        long one = number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
        MailPhrases words = MailPhrases.of(of(token).language().locale());
        if (one != 0 && own.one(token, one).isEmpty()) {
            throw SubscriptionsResource.unknownToken();
        }
        if (one == 0 && SubscriptionPages.text(form, "act").equals("erase")) {
            return erase(of(token), words);
        }
        StringBuilder note = new StringBuilder();
        Problem refusal =
                Form.refusal(() -> note.append(one == 0 ? all(token, form, words) : one(token, one, form, words)));
        return page(token, new Outcome(refusal, note.toString(), SubscriptionPages.text(form, "act"), one, form));
    }

    private Response erase(OwnSubscriptions.Own found, MailPhrases words) {
        data.erase(found.channel(), found.address());
        return Pages.answer(
                200,
                SubscriptionPages.said(
                        frames.in(found.language().locale()),
                        words.say("erased"),
                        words.say("erased.text", Map.of("address", words.own(found.address(), LONGEST_ADDRESS)))));
    }

    private OwnSubscriptions.Own of(String token) {
        return own.of(token).orElseThrow(SubscriptionsResource::unknownToken);
    }

    private String all(String token, MultivaluedMap<String, String> form, MailPhrases words) {
        switch (SubscriptionPages.text(form, "act")) {
            case "endAll" -> {
                return words.say("done.endedAll", Map.of("n", own.endAll(token)));
            }
            case "sendAgain" -> {
                bounces.forgive(of(token).address());
                return words.say("done.sendAgain");
            }
            case "preview" -> {
                return preview(form, words);
            }
            default -> {
                SubscriptionWish wish = SubscriptionReader.read(WishForm.json(form), known);
                if (own.add(token, wish).isEmpty()) {
                    throw Problem.of(409, "Too many", words.say("done.full")).thrown();
                }
                return words.say("done.added");
            }
        }
    }

    private String one(String token, long number, MultivaluedMap<String, String> form, MailPhrases words) {
        Subscription now = own.one(token, number).orElseThrow(SubscriptionsResource::unknownToken);
        switch (SubscriptionPages.text(form, "act")) {
            case "change" -> {
                own.change(token, number, SubscriptionReader.read(WishForm.json(form), known));
                return words.say("done.changed");
            }
            case "preview" -> {
                return preview(form, words) + " " + words.say("done.unchanged");
            }
            case "pause" -> {
                LocalDate until = day(SubscriptionPages.text(form, "until"));
                own.pause(token, number, until.atStartOfDay(now.zone()).toInstant());
                return words.say("done.paused", Map.of("day", words.day(until)));
            }
            case "resume" -> {
                own.pause(token, number, null);
                return words.say("done.resumed");
            }
            case "confirm" -> {
                own.confirm(token, number);
                return words.say("done.confirmed");
            }
            case "move" -> {
                own.move(token, number, now.channel().address(SubscriptionPages.text(form, "address")));
                return words.say("done.moved");
            }
            case "end" -> {
                own.end(token, number);
                return words.say("done.ended");
            }
            default ->
                throw Problem.badInput(new Problem.Violation(
                                "act", SubscriptionPages.text(form, "act"), "is nothing to do here"))
                        .thrown();
        }
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw Problem.badInput(new Problem.Violation("until", given, "is not a calendar date (YYYY-MM-DD)"))
                    .thrown();
        }
    }

    private String preview(MultivaluedMap<String, String> form, MailPhrases words) {
        SubscriptionWish wish = SubscriptionReader.read(WishForm.json(form), known);
        return SubscriptionPages.words(previews.of(wish, calendar.now()), words);
    }

    /** In the language of the mail that the link stood in. */
    private Response page(String token, Outcome done) {
        OwnSubscriptions.Own found = of(token);
        Frame frame = frames.in(found.language().locale());
        MailPhrases words = frame.words();
        Form more = WishForm.of("more-", SubscriptionView.USUAL);
        boolean adding = done.number == 0 && done.keeps();
        All page = new All(
                token,
                words.own(found.address(), LONGEST_ADDRESS),
                bounces.stopped(found.address()).orElse(""),
                found.all().stream().map(s -> one(s, done, words)).toList(),
                adding ? kept(more, done) : more,
                adding,
                kept(found, words),
                done.refusal == null ? done.note : words.say("done.refused"));
        return Pages.answer(done.refusal == null ? 200 : done.refusal.status(), Templates.own(frame, page));
    }

    /** How much is kept, in one sentence. */
    private String kept(OwnSubscriptions.Own found, MailPhrases words) {
        SubscriberData.Kept kept = data.of(found.channel(), found.address());
        return words.say(
                "own.kept",
                Map.of(
                        "subscriptions", kept.subscriptions().size(),
                        "letters", kept.letters().size(),
                        "told", kept.told().size()));
    }

    private One one(Subscription s, Outcome done, MailPhrases words) {
        boolean kept = done.number == s.id() && done.keeps();
        Form form = choices.tick(WishForm.of("s" + s.id() + "-", SubscriptionView.asked(s.wish())));
        Instant paused = s.pausedUntil();
        Instant next = s.nextDue();
        return new One(
                SubscriptionView.of(s),
                sentence.of(s.wish(), words),
                paused == null ? "" : words.say("own.paused", Map.of("time", words.time(paused, s.zone()))),
                next == null ? "" : words.say("own.nextDigest", Map.of("time", words.time(next, s.zone()))),
                kept ? kept(form, done) : form,
                kept ? done.act : "");
    }

    private static Form kept(Form before, Outcome done) {
        boolean wish = done.typed.containsKey("severity");
        Form typed = wish ? WishForm.typed(before, done.typed) : before.typed(done.typed);
        return done.refusal == null ? typed : typed.refused(done.refusal);
    }
}
