package org.faultline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.faultline.fixture.PostOffice;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.ScriptedSmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process killed before it takes a letter, after, and once the mail server has it: none lost, a second copy only of those in flight. */
class MailKillIT {
    private static final String ATTEMPTED = "attempts > 0";

    @TempDir
    Path temp;

    @Test
    void killedAnywhereOnTheWayEveryLetterArrivesAndOnlyThoseInFlightTwice() throws Exception {
        try (PostOffice office = new PostOffice(temp.resolve("program"))) {
            ScriptedSmtp mail = office.mail;
            mail.down();
            office.program.quickToStart().start();
            office.subscribe(1);
            office.program.post("/api/v1/reports", SampleArticles.byArticle().get("S000"));
            await().atMost(Duration.ofSeconds(30)).until(() -> office.letters("true") >= 3);
            office.program.kill();
            int owed = office.letters("true");
            assertThat(office.letters("state = 'SENT'"))
                    .as("sent with nobody there")
                    .isZero();

            // taken by a worker, and in the middle of the talk with the server
            mail.says("RCPT", ScriptedSmtp.SILENCE).up();
            office.program.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> mail.heard().stream().anyMatch(l -> l.startsWith("RCPT")));
            office.program.kill();
            assertThat(office.letters(ATTEMPTED)).as("taken by a worker").isPositive();
            assertThat(mail.count()).isZero();

            // the server has taken one, and nobody is there any more to hear so
            AtomicInteger ends = new AtomicInteger();
            mail.script((verb, line) -> {
                if (verb.equals("DOT") && ends.incrementAndGet() == 1) {
                    office.program.kill();
                }
                return null;
            });
            office.program.start();
            await().atMost(Duration.ofSeconds(90)).until(() -> mail.count() >= 1 && mail.isIdle());
            int inFlight = ids(mail).size();
            assertThat(office.letters("state = 'SENT'")).as("known to be sent").isZero();

            mail.well();
            office.program.start();
            await().atMost(Duration.ofSeconds(120)).until(() -> office.letters("state = 'SENT'") == owed);
            assertThat(ids(mail)).as("different mails").hasSize(owed);
            assertThat(mail.count() - owed).as("second copies").isBetween(1, inFlight);
        }
    }

    private static HashSet<String> ids(ScriptedSmtp mail) {
        List<String> all =
                mail.taken().stream().map(ScriptedSmtp.Mail::messageId).toList();
        return new HashSet<>(all);
    }
}
