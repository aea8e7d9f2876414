package org.faultline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import org.faultline.report.Text;

/**
 * {@code why-not [--url URL] [--json] RULE GROUP}: says how near a rule is to firing for a group, a pair of groups ({@code a|b}), an actor or
 * an area. The exit code is 0, or 2 where there is no answer.
 */
public final class WhyNotCommand {
    static final String HELP = """
            why-not [options] RULE GROUP

            Says how near a rule is to firing for a group, a pair of groups ("a|b"), an actor or an area.

              --url URL        where Faultline is; what quarkus.http.host and quarkus.http.port say, else http://127.0.0.1:8080
              --json           the answer as it came

            Exit code: 0, or 2 where there is no answer or the command line is wrong.
            """;

    private WhyNotCommand() {}

    public static int run(List<String> arguments, ServiceSettings settings, PrintStream out) {
        try {
            AskOptions options = AskOptions.read(arguments, settings);
            if (options.words().size() != 2 || options.again()) {
                throw new IllegalArgumentException("say a rule and a group, such as: why-not allied-clashes 'a|b'");
            }
            String rule = Asker.part(options.words().get(0));
            String group = Asker.part(options.words().get(1));
            JsonNode answer = new Asker(options.url()).get("/api/v1/rules/" + rule + "/near-misses?group=" + group);
            out.println(options.json() ? answer.toPrettyString() : said(answer));
            return 0;
        } catch (IllegalArgumentException | Asker.Unanswered e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static String said(JsonNode answer) {
        StringBuilder names = new StringBuilder();
        answer.path("didYouMean").forEach(n -> names.append(names.isEmpty() ? " Did you mean " : " or ")
                .append(n.asText()));
        return Text.clean(answer.path("words").asText() + names + (names.isEmpty() ? "" : "?"));
    }
}
