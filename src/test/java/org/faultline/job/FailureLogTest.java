package org.faultline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.faultline.fixture.LogLines;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureLogTest {
    private static final Formatter LINE = new PatternFormatter("%s");
    private static final SQLException REFUSED = new SQLException("Connection refused", "08001");

    private LogLines<LogRecord> lines;
    private final FailureLog log = new FailureLog("the job Post.deliver");

    @BeforeEach
    void listen() {
        lines = LogLines.of(FailureLog.class.getName(), line -> line);
    }

    @AfterEach
    void listenNoMore() {
        lines.close();
    }

    private List<String> said() {
        return lines.all().stream().map(LINE::format).toList();
    }

    private List<Throwable> traces() {
        return lines.all().stream()
                .map(LogRecord::getThrown)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void whatFailsAgainAndAgainIsSaidOnceAndSoIsThatItWorksAgain() {
        log.worked();
        log.failed(new IllegalStateException("could not take letters", REFUSED));
        log.failed(new SQLException("FATAL: the database system is starting up", "57P03"));
        log.worked();
        log.worked();
        assertThat(said())
                .containsExactly(
                        "the job Post.deliver failed, and is tried again: Connection refused",
                        "the job Post.deliver works again");
        assertThat(traces()).isEmpty();
    }

    @Test
    void anotherReasonIsSaidToo() {
        RuntimeException mistake = new IllegalStateException("no such letter");
        log.failed(REFUSED);
        log.failed(mistake);
        log.failed(mistake);
        assertThat(said())
                .hasSize(2)
                .last()
                .isEqualTo("the job Post.deliver failed, and is tried again: no such letter");
        assertThat(traces()).containsExactly(mistake);
    }

    static Stream<Throwable> connections() {
        return Stream.of(
                REFUSED,
                new SQLException("terminating connection due to administrator command", "57P01"),
                new SQLException("Acquisition timeout while waiting for new connection"),
                new SQLException("Sorry, acquisition timeout!"),
                new ConnectException("Connection refused"));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void aConnectionThatIsTheMatterNeedsNoStackTrace(Throwable cause) {
        log.failed(new IllegalStateException("could not do it", cause));
        assertThat(said()).hasSize(1);
        assertThat(traces()).isEmpty();
    }

    @Test
    void aMistakeInAStatementComesWithItsStackTrace() {
        log.failed(new SQLException("relation \"letter\" does not exist", "42P01"));
        assertThat(traces()).hasSize(1);
    }

    @Test
    void aJobThatFailsThrowsNothingAndSaysItsName() {
        BackgroundJobs jobs = new BackgroundJobs();
        jobs.start(new StartupEvent());
        jobs.run("Post.deliver", () -> {
            throw REFUSED;
        });
        jobs.run("Post.deliver", () -> "done");
        assertThat(said())
                .containsExactly(
                        "the job Post.deliver failed, and is tried again: Connection refused",
                        "the job Post.deliver works again");
    }
}
