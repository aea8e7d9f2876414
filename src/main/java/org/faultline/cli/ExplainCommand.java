package org.faultline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.cli.option.UrlOption;
import org.faultline.report.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why alerts were raised, or runs their rules again over the stored reports. */
@Command(
        name = "explain",
        header = "says why an alert was raised, and whether it would be again",
        description = "Goes through the conditions of its rule, with what met each.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:explained",
            "1:a rule run again gives something else than was told",
            "2:there is no answer, or the command line is wrong"
        },
        exitCodeOnExecutionException = 2)
final class ExplainCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    final UrlOption url;

    @Option(names = "--again", description = "runs the rule again over the stored reports, and says what differs")
    boolean again;

    @Option(names = "--json", description = "the answer as it came")
    boolean json;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "the number of an alert, as it stands in its address")
    List<String> ids = new ArrayList<>();

    ExplainCommand(ServiceSettings settings, PrintStream out) {
        this.url = new UrlOption(settings);
        this.out = out;
    }

    @Override
    public Integer call() {
        for (String id : ids) {
            if (!id.matches("\\d{1,18}")) {
                throw new IllegalArgumentException("'" + Text.clean(id) + "' is not the number of an alert");
            }
        }
        ServiceClient service = new ServiceClient(url.service());
        boolean differs = false;
        for (String id : ids) {
            differs |= explain(id, service);
        }
        return differs ? 1 : 0;
    }

    /** Whether the rule, run again, gives something else. */
    private boolean explain(String id, ServiceClient service) {
        String address = "/api/v1/alerts/" + id;
        JsonNode answer = again ? service.post(address + "/again") : service.get(address);
        if (json) {
            out.println(answer.toPrettyString());
        } else if (again) {
            again(id, answer);
        } else {
            why(answer);
        }
        return again && !answer.path("same").asBoolean();
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
