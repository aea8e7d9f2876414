package org.faultline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import org.faultline.report.Text;

/**
 * {@code explain [--url URL] [--again] [--json] ID…}: says why alerts were raised, or runs their rules again over the stored reports. The
 * exit code is 0, 1 where a rule run again gives something else than was told, 2 where there is no answer.
 */
public final class ExplainCommand {
    static final String HELP = """
            explain [options] ID...

            Says why alerts were raised, condition by condition. ID is the number of an alert, as it stands in its address.

              --url URL        where Faultline is; what quarkus.http.host and quarkus.http.port say, else http://127.0.0.1:8080
              --again          runs the rule again over the stored reports, and says what differs
              --json           the answer as it came

            Exit code: 0, 1 a rule run again gives something else than was told, 2 there is no answer, or the command line is wrong.
            """;

    private final AskOptions options;
    private final PrintStream out;
    private boolean differs;

    private ExplainCommand(AskOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static int run(List<String> arguments, ServiceSettings settings, PrintStream out) {
        try {
            AskOptions options = AskOptions.read(arguments, settings);
            if (options.words().isEmpty()) {
                throw new IllegalArgumentException(
                        "name the alerts by their numbers, as they stand in their addresses");
            }
            for (String id : options.words()) {
                if (!id.matches("\\d{1,18}")) {
                    throw new IllegalArgumentException("'" + Text.clean(id) + "' is not the number of an alert");
                }
            }
            ExplainCommand command = new ExplainCommand(options, out);
            options.words().forEach(command::one);
            return command.differs ? 1 : 0;
        } catch (IllegalArgumentException | Asker.Unanswered e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private void one(String id) {
        Asker asker = new Asker(options.url());
        JsonNode answer =
                options.again() ? asker.post("/api/v1/alerts/" + id + "/again") : asker.get("/api/v1/alerts/" + id);
        differs |= options.again() && !answer.path("same").asBoolean();
        if (options.json()) {
            out.println(answer.toPrettyString());
        } else if (options.again()) {
            again(id, answer);
        } else {
            why(answer);
        }
    }

    private void again(String id, JsonNode answer) {
        line(id + " " + answer.path("rule").asText() + " "
                + answer.path("ruleVersion").asText() + ": "
                + answer.path("words").asText());
        answer.path("differences")
                .forEach(d -> indented(d.path("kind").asText() + " "
                        + d.path("about").asText() + ": " + d.path("words").asText()));
    }

    private void why(JsonNode alert) {
        JsonNode why = alert.path("explanation");
        why.path("prose").forEach(p -> line(p.asText()));
        if (why.hasNonNull("incomplete")) {
            line("What met each condition cannot be worked out again: "
                    + why.path("incomplete").asText());
        }
        for (JsonNode c : why.path("conditions")) {
            line("");
            line(c.path("words").asText());
            c.path("tests")
                    .forEach(t -> indented(t.path("words").asText()
                            + (t.hasNonNull("value") ? ": " + t.path("value").asText() : "")));
        }
    }

    private void indented(String text) {
        out.println("  " + Text.clean(text));
    }

    /** Reported text reaches a terminal without control characters. */
    private void line(String text) {
        out.println(Text.clean(text));
    }
}
