package org.faultline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.cli.option.UrlOption;
import org.faultline.explain.text.Subject;
import org.faultline.report.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how near a rule is to firing. */
@Command(
        name = "why-not",
        header = "says how near a rule is to firing",
        description = "For example: why-not allied-clashes \"a|b\"",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:answered", "2:there is no answer, or the command line is wrong"},
        exitCodeOnExecutionException = 2)
final class WhyNotCommand implements Runnable {
    private final PrintStream out;

    @Mixin
    final UrlOption url;

    @Option(names = "--json", description = "the answer as it came")
    boolean json;

    @Parameters(index = "0", paramLabel = "RULE", description = "the id of the rule")
    String rule = "";

    @Parameters(
            index = "1",
            paramLabel = "GROUP",
            description = "a group, a pair of groups (\"a|b\"), an actor or an area")
    String group = "";

    WhyNotCommand(ServiceSettings settings, PrintStream out) {
        this.url = new UrlOption(settings);
        this.out = out;
    }

    @Override
    public void run() {
        ServiceClient service = new ServiceClient(url.service());
        JsonNode answer = service.get(
                "/api/v1/rules/" + ServiceClient.part(rule) + "/near-misses?group=" + ServiceClient.part(group));
        if (json) {
            out.println(answer.toPrettyString());
            return;
        }
        out.println(said(answer));
        if (answer.path("fires").asBoolean()) {
            alerts(service).forEach(out::println);
        }
    }

    /** The alerts about it that are not over, each with its id. */
    private List<String> alerts(ServiceClient service) {
        Subject subject = Subject.of(group);
        List<String> all = new ArrayList<>();
        JsonNode page = service.get("/api/v1/alerts?limit=500&rule=" + ServiceClient.part(rule));
        for (JsonNode alert : page.path("alerts")) {
            Map<String, String> groupBy = new HashMap<>();
            alert.path("groupBy")
                    .properties()
                    .forEach(e -> groupBy.put(e.getKey(), e.getValue().asText()));
            if (Condition.valueOf(alert.path("condition").asText()).open() && subject.isOf(groupBy)) {
                all.add(Text.clean("Alert " + alert.path("id").asText() + ": "
                        + alert.path("summary").asText()));
            }
        }
        return all;
    }

    private static String said(JsonNode answer) {
        StringBuilder names = new StringBuilder();
        answer.path("didYouMean").forEach(n -> names.append(names.isEmpty() ? " Did you mean " : " or ")
                .append(n.asText()));
        return Text.clean(answer.path("words").asText() + names + (names.isEmpty() ? "" : "?"));
    }
}
