package org.faultline.web.alert;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.alert.work.NotAllowed;
import org.faultline.alert.work.StaleVersion;
import org.faultline.alert.work.Work;
import org.faultline.web.http.Problem;
import org.faultline.web.http.Query;
import org.faultline.web.page.AlertListPages;
import org.faultline.web.page.Form;
import org.faultline.web.page.Frame;
import org.faultline.web.page.Frames;
import org.faultline.web.page.Pages;

/** The forms on the page of an alert and on the list. At the root as the other pages are, or else requests for those that lie below would end here. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class WorkPages {
    /** An alert of the list and the version of the work on it that was seen there. */
    private static final Pattern CHOSEN = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

    private final WorkActions working;
    private final Pages pages;
    private final AlertListPages lists;
    private final Frames frames;

    WorkPages(WorkActions working, Pages pages, AlertListPages lists, Frames frames) {
        this.working = working;
        this.pages = pages;
        this.lists = lists;
        this.frames = frames;
    }

    @POST
    @Path("alerts/{id: \\d{1,18}}/{deed: " + WorkActions.DEEDS + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") long id, @PathParam("deed") String deed, MultivaluedMap<String, String> form) {
        WorkForm doing = new WorkForm(
                form.getFirst("by"),
                form.getFirst("assignee"),
                form.getFirst("text"),
                form.getFirst("verdict"),
                form.getFirst("until"),
                null);
        Problem refusal = Form.refusal(() -> working.act(id, deed, doing, form.getFirst("version")));
        return refusal == null
                ? Response.seeOther(URI.create("/alerts/" + id + "#work")).build()
                : Pages.answer(
                        refusal.status(),
                        pages.alert(id, null, Form.empty("").typed(form).refused(refusal)));
    }

    /** Those that cannot be acknowledged hold up no other. */
    @POST
    @Path("alerts/acknowledge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response acknowledge(@Context UriInfo uri, MultivaluedMap<String, String> form) {
        Map<Long, String> left = new LinkedHashMap<>();
        List<Matcher> chosen = new ArrayList<>();
        Problem refusal = Form.refusal(() -> {
            Query.alerts(uri);
            String by = working.by(form.getFirst("by"));
            chosen.addAll(chosen(form));
            chosen.forEach(c -> acknowledge(Long.parseLong(c.group(1)), by, c.group(2))
                    .ifPresent(why -> left.put(Long.parseLong(c.group(1)), why)));
        });
        Form typed = Form.empty("chosen-").typed(form);
        if (refusal != null) {
            return lists.list(uri, typed.refused(refusal), null, refusal.status());
        }
        Map<Long, String> titles = lists.titles(left.keySet());
        List<AlertListPages.Left> named = left.entrySet().stream()
                .map(e -> new AlertListPages.Left(
                        e.getKey(), titles.getOrDefault(e.getKey(), String.valueOf(e.getKey())), e.getValue()))
                .toList();
        return lists.list(
                uri,
                typed,
                new AlertListPages.Outcome(chosen.size() - left.size(), named),
                chosen.isEmpty() ? 400 : 200);
    }

    private static List<Matcher> chosen(MultivaluedMap<String, String> form) {
        List<String> given = form.getOrDefault("chosen", List.of()).stream()
                .distinct()
                .limit(Query.MOST)
                .toList();
        List<Matcher> chosen =
                given.stream().map(CHOSEN::matcher).filter(Matcher::matches).toList();
        if (chosen.size() < given.size()) {
            throw Problem.badInput(new Problem.Violation(
                            "chosen", null, "is no alert and the version of the work on it, such as 12-3"))
                    .thrown();
        }
        return chosen;
    }

    /** Gives why not, where it is not done. */
    private Optional<String> acknowledge(long alert, String by, String version) {
        Frame frame = frames.now();
        try {
            working.acknowledge(alert, by, version);
            return Optional.empty();
        } catch (StaleVersion e) {
            String who = frame.own(e.work().changedBy());
            // of a version that never was, nobody did anything
            String key = who.isEmpty() ? "page.chosen.is" : "page.chosen.stale";
            return Optional.of(frame.words().say(key, Map.of("by", who, "state", state(e.work(), frame))));
        } catch (NotAllowed e) {
            return Optional.of(frame.words().say("page.chosen.is", Map.of("state", state(e.work(), frame))));
        } catch (NotFoundException e) {
            return Optional.of(frame.words().say("page.chosen.unknown"));
        }
    }

    private static String state(Work work, Frame frame) {
        return frame.words().word("workflow", work.state());
    }
}
