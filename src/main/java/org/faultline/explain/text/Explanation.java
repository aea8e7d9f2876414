package org.faultline.explain.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert says what it says, for the match that speaks for it.
 *
 * @param prose the same in a few plain sentences; reported text stands in them as it came, to be escaped by who shows it
 * @param incomplete why values could not be worked out again from the reports; null where they could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        List<String> prose,
        List<Condition> conditions,
        List<Known> factValues,
        List<Source> reports,
        @Nullable String incomplete) {
    /**
     * One condition of the rule.
     *
     * @param asked as the rule has it
     * @param facts ids of those that met it; none for what must not be there
     */
    @Schema(name = "ExplainedCondition")
    public record Condition(String words, String asked, List<Test> tests, List<String> facts, List<String> events) {}

    /**
     * One thing that a condition asks for.
     *
     * @param value what met it; null where that could not be worked out again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExplainedTest")
    public record Test(String words, String asked, @Nullable String value) {
        /** Whether the value says more than that the test holds. */
        public boolean tellsMore() {
            return value != null && !value.isEmpty() && !value.equals("yes") && !words.endsWith(" is " + value);
        }

        /** Such as {@code at least 2 such days: 4}. */
        @Override
        public String toString() {
            return tellsMore() ? words + ": " + value : words;
        }
    }

    /** A fact that matched or was counted, with the values of what the rule asks of such facts; null where one is not known. */
    @Schema(name = "ExplainedFact")
    public record Known(String fact, String words, Map<String, @Nullable String> values) {}

    /**
     * A report and its four dates: when it happened, was published, was revised (asOf) and came in; null where not known.
     *
     * @param lateDays days from the end of the event until it could be known from this report; null where it is not known when that was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExplainedReport")
    public record Source(
            String report,
            String event,
            String source,
            String publisher,
            String title,
            String url,
            String quote,
            LocalDate happenedFrom,
            LocalDate happenedTo,
            @Nullable LocalDate published,
            @Nullable Instant asOf,
            @Nullable Instant ingested,
            @Schema(nullable = true) @Nullable Long lateDays) {}
}
