package org.faultline.notify;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.faultline.fixture.MovableClock;
import org.faultline.fixture.PostSurroundings;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.ScriptedSmtp;
import org.faultline.fixture.Service;
import org.faultline.notify.channel.mail.MailChannel;
import org.faultline.notify.channel.webhook.WebhookChannel;

/** Letters as a test needs them: owed about real alerts, to subscribers that are simply there. */
@ApplicationScoped
public class PostRoom {
    private final AgroalDataSource database;
    private final Service service;
    private final MailChannel mails;
    private final WebhookChannel calls;
    private final MovableClock clock;

    PostRoom(AgroalDataSource database, Service service, MailChannel mails, WebhookChannel calls, MovableClock clock) {
        this.database = database;
        this.service = service;
        this.mails = mails;
        this.calls = calls;
        this.clock = clock;
    }

    /** Real alerts, nobody who is told, and a mail server that does as it should. */
    public void open() {
        clock.reset();
        ScriptedSmtp mail = PostSurroundings.mail();
        mail.well().forget();
        service.empty();
        service.deliver(SampleArticles.byArticle().get("S000"));
        // what an earlier alert left the breaker with
        owe("first@warm.example", 1);
        deliverUntilSent("first@warm.example");
        mail.forget();
    }

    private void deliverUntilSent(String address) {
        while (!states(address).equals(List.of("SENT"))) {
            mails.deliver();
            pass(Duration.ofMinutes(6));
        }
    }

    /** A letter to an address about each of the first so many alerts. */
    public void owe(String address, int letters) {
        owe("MAIL", address, null, letters);
    }

    public void oweCall(String url, String secret) {
        owe("WEBHOOK", url, secret, 1);
    }

    private void owe(String channel, String address, String secret, int letters) {
        run("insert into subscription (address, channel, secret, wish, state, created_at, changed_at)"
                + " select '" + address + "', '" + channel + "', " + (secret == null ? "null" : "'" + secret + "'")
                + ",  '{\"facets\": {\"rules\": [], \"families\": [], \"severity\": \"LOW\", \"certainty\": null,"
                + " \"sources\": 0, \"countries\": [], \"admin1s\": [], \"circles\": [], \"strips\": [], \"groups\":"
                + " [], \"texts\": []}, \"rhythm\": {\"kind\": \"AT_ONCE\", \"at\": \"00:00:00\", \"day\": null,"
                + " \"dayOfMonth\": 0}, \"zone\": \"Z\", \"quiet\": null, \"language\": \"EN\", \"linkOnly\": false,"
                + " \"evenIfNothing\": false}', 'CONFIRMED', now(), now() where not exists (select 1 from subscription"
                + " where address = '" + address + "')");
        run("insert into outbox (message_id, subscription, kind, alert, revision, state, attempts, due, fence,"
                + " created_at) select '<alert.' || r.alert || '.' || r.number || '.' || s.id ||"
                + " '@faultline.localhost>', s.id, 'ALERT', r.alert, r.number, 'WAITING', 0, t.at, 0, t.at from"
                + " revision r, subscription s, (select timestamptz '"
                + clock.instant()
                + "' as at) t where s.address = '" + address + "' and r.number = 1 order by r.alert limit " + letters
                + " offset (select count(*) from outbox x join subscription y on y.id = x.subscription where y.address = '"
                + address + "')");
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    public Instant now() {
        return clock.instant();
    }

    public void deliver() {
        mails.deliver();
    }

    public void call() {
        calls.deliver();
    }

    /** The states of the letters to an address, in order. */
    public List<String> states(String address) {
        return column("o.state", address);
    }

    /** One column of the letters to an address, in order. */
    public List<String> column(String name, String address) {
        List<String> all = new ArrayList<>();
        query(
                "select " + name + " from outbox o join subscription s on s.id = o.subscription where s.address = '"
                        + address + "' order by o.id",
                r -> all.add(r.getString(1)));
        return all;
    }

    /** How many letters are in each state. */
    public TreeMap<String, Integer> all() {
        TreeMap<String, Integer> all = new TreeMap<>();
        query("select state, count(*) from outbox group by state", r -> all.put(r.getString(1), r.getInt(2)));
        return all;
    }

    /** Takes one row. */
    interface Row {
        void take(ResultSet r) throws SQLException;
    }

    private void query(String sql, Row row) {
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery(sql)) {
            while (r.next()) {
                row.take(r);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(String sql) {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
