package org.faultline.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All settings of Faultline: the method {@code mailLease} is the setting {@code faultline.mail-lease}. The page {@code docs/settings.md} is
 * made of what stands here: a line {@code // --- … ---} begins a table, the comment of a method is the effect of the setting, and a last
 * sentence that begins with "Default:" says what holds where it is not set.
 */
@ConfigMapping(prefix = "faultline")
public interface Settings {
    /** Values of {@code faultline.login}. */
    enum Login {
        /** By where the service listens. */
        AUTO,
        /** Also on loopback, as behind a proxy on the same machine. */
        REQUIRED
    }

    /** Values of {@code faultline.passwords}: who may sign in with a password. */
    enum Passwords {
        EVERYBODY,
        /** So that somebody gets in while the identity provider is down. */
        ADMINS,
        NOBODY
    }

    // --- Folders and logins ---

    /** Folder of its own PostgreSQL and inbox. */
    @WithDefault("data")
    @WithConverter(SettingType.Folder.class)
    Path dataDir();

    /** The analysts' folder: rules and their cases. */
    @WithDefault("rules")
    @WithConverter(SettingType.Folder.class)
    Path rulesDir();

    /** Your folder: what is known of the world, [file by file](knowledge.md). */
    @WithDefault("config")
    @WithConverter(SettingType.Folder.class)
    Path configDir();

    /** How links in mails and pages begin. Default: the address it listens on. */
    @WithDefault("http://${quarkus.http.host:127.0.0.1}:${quarkus.http.port:8080}")
    @WithConverter(SettingType.Address.class)
    URI baseUrl();

    /** `required` asks for a login also on loopback, as behind a proxy; [who may do what](access.md). */
    @WithDefault("auto")
    @WithConverter(SettingType.LoginWord.class)
    Login login();

    /** Who may sign in with a password: `nobody` where all come by [an identity provider](access.md#people-that-an-identity-provider-knows). */
    @WithDefault("everybody")
    @WithConverter(SettingType.PasswordsWord.class)
    Passwords passwords();

    /** After how long without use a session ends; at most `faultline.session-longest`. */
    @WithDefault("12H")
    @WithConverter(SettingType.Length.class)
    Duration sessionIdle();

    /** After how long a session ends at all. */
    @WithDefault("7D")
    @WithConverter(SettingType.Length.class)
    Duration sessionLongest();

    /** The key with which the commands `import`, `explain` and `why-not` show who asks. */
    Optional<@WithConverter(SettingType.Free.class) String> key();

    /** The name of this process among those that share a database; each needs its own. Default: the name of the machine and the port. */
    Optional<@WithConverter(SettingType.Free.class) String> replica();

    // --- Maps on pages ---

    /** Pictures below the lines of maps on pages, which browsers then fetch from that host. Default: none, and no other host is asked. */
    Optional<@WithConverter(TileAddress.Type.class) TileAddress> mapTiles();

    /** Whose the pictures of `faultline.map-tiles` are, as their licence asks; it stands on the map. */
    Optional<@WithConverter(SettingType.Free.class) String> mapTilesCredit();

    // --- Mail and webhooks ---

    /** The domain in Message-ID and List-Id. */
    @WithDefault("faultline.localhost")
    @WithConverter(SettingType.Domain.class)
    String mailDomain();

    /**
     * How long a worker may hold a letter before another tries it. A send is given up after half of it, so it has to be at least twice
     * `quarkus.mailer.timeout`.
     */
    @WithDefault("2M")
    @WithConverter(SettingType.Length.class)
    Duration mailLease();

    /** Letters a minute to one domain, from all replicas together; `0` for no limit. */
    @WithDefault("600")
    @WithConverter(SettingType.FromZero.class)
    int mailPerDomain();

    /** What waited for longer goes as one letter for each subscriber. */
    @WithDefault("6H")
    @WithConverter(SettingType.Length.class)
    Duration mailStale();

    /** Requests to confirm a subscription, all addresses together; one address gets one a day at most. */
    @WithDefault("200")
    @WithConverter(SettingType.FromZero.class)
    int confirmationsAnHour();

    /** The domain of return addresses; without one mails bear none. */
    Optional<@WithConverter(SettingType.Domain.class) String> bounceDomain();

    /** The secret for `POST /api/v1/bounces`; without one nothing can be handed in there. */
    Optional<@WithConverter(SettingType.Free.class) String> bounceSecret();

    /** How long a webhook may take to answer. */
    @WithDefault("10S")
    @WithConverter(SettingType.Length.class)
    Duration webhookTimeout();

    /** Hosts inside your network that webhooks may be at, with commas between. */
    Optional<List<@WithConverter(SettingType.Host.class) String>> webhookAllow();

    /**
     * The operator, who is told by mail when a rule is taken out of service (its owner too, where `@owner` is a mail address), and before
     * a silence ends.
     */
    Optional<@WithConverter(SettingType.MailAddress.class) String> operator();

    /** Internal: that the service started its own mail server, which only fills the inbox page. */
    @WithDefault("false")
    @WithConverter(SettingType.YesNo.class)
    boolean inbox();

    // --- Kafka, where `kafka.bootstrap.servers` is set ---

    /** The topic that [reports are read from](kafka.md). */
    @WithDefault("faultline.reports")
    @WithConverter(SettingType.Topic.class)
    String kafkaReports();

    /** The topic for messages that hold no report which could be taken. */
    @WithDefault("faultline.reports.dead-letter")
    @WithConverter(SettingType.Topic.class)
    String kafkaDeadLetters();

    /** The topic for revisions of alerts; another name begins with the next revision, as the first use does. */
    @WithDefault("faultline.alerts")
    @WithConverter(SettingType.Topic.class)
    String kafkaAlerts();

    // --- What is kept of people ---

    /** How long an ended subscription and its letters are kept, so that a link in a mail still says what became of it; then [nothing is](privacy.md). */
    @WithDefault("30D")
    @WithConverter(SettingType.Length.class)
    Duration keepUnsubscribed();

    /** How long a letter is kept once it was sent or given up: who was told of what, and what the mail server said. */
    @WithDefault("365D")
    @WithConverter(SettingType.Length.class)
    Duration keepLetters();

    /** How long the audit trail is kept. */
    @WithDefault("730D")
    @WithConverter(SettingType.Length.class)
    Duration keepAudit();

    // --- Reports, rules, time ---

    /** Feeds an empty database the sample. Default: `true` without a datasource, else `false`. */
    Optional<@WithConverter(SettingType.YesNo.class) Boolean> sample();

    /**
     * The day the calendar stands on, which pages and mails say. A report then arrives at its own `asOf`, but never before one that came
     * earlier nor after that day. Default: unset; `2024-11-18` with the sample.
     */
    Optional<@WithConverter(SettingType.Day.class) LocalDate> today();

    /** Days; an alert older than this when it becomes known is recorded and shown, not mailed. */
    @WithDefault("30")
    @WithConverter(SettingType.FromZero.class)
    int maxLateness();

    /** Days that two events of one match may lie apart at most; a rule with wider windows does not run and is named. */
    @WithDefault("400")
    @WithConverter(SettingType.FromOne.class)
    int horizon();

    /**
     * Reports in memory, of all theatres together. Above it everything that is not needed at the moment is forgotten, and read again when it is; a report takes
     * about 6 KB and its text. Default: one for every 20 KB of heap, at most a million.
     */
    Optional<@WithConverter(SettingType.FromZero.class) Integer> memory();

    /**
     * Processor time that one rule may take for one change of facts, and 0.5 ms more for each fact that changes; a rule that takes more is
     * taken out of service.
     */
    @WithDefault("10s")
    @WithConverter(SettingType.Length.class)
    Duration ruleTime();

    /** How often it is looked what was put off and may go now: digests, quiet hours, silences. */
    @WithDefault("10s")
    @WithConverter(SettingType.Interval.class)
    String lookEvery();

    /** How often the folders of rules and knowledge are looked at; a change is taken over once its folder is still from one look to the next. */
    @WithDefault("2s")
    @WithConverter(SettingType.Interval.class)
    String rulesWatch();

    /** How long a backtest over the stored reports may take. */
    @WithDefault("2M")
    @WithConverter(SettingType.Length.class)
    Duration backtestLimit();
}
