package org.faultline.notify.channel.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The mails that the local mail server kept, newest first. */
@ApplicationScoped
public class Inbox {
    private static final int MOST_SHOWN = 200;

    /** One mail as a reader sees it. */
    public record Item(
            String id,
            String from,
            String to,
            String subject,
            String date,
            List<String> headers,
            @Nullable String text,
            @Nullable String html) {}

    private final Path folder;

    Inbox(Settings settings) {
        this.folder = settings.dataDir().resolve("inbox");
    }

    public List<Item> newest() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing((Path f) -> f.getFileName().toString())
                            .reversed())
                    .limit(MOST_SHOWN)
                    .map(Inbox::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list the mails in " + folder, e);
        }
    }

    public Optional<Item> mail(String id) {
        Path file = folder.resolve(id + ".eml");
        return id.matches("[0-9a-f-]+") && Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static Item read(Path file) {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage m = new MimeMessage(null, in);
            return new Item(
                    name.substring(0, name.length() - ".eml".length()),
                    addresses(m.getFrom()),
                    addresses(m.getAllRecipients()),
                    String.valueOf(m.getSubject()),
                    m.getSentDate() == null ? "" : m.getSentDate().toInstant().toString(),
                    headers(m),
                    body(m, "text/plain"),
                    html(m));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("could not read the mail " + file, e);
        }
    }

    private static String addresses(Object @Nullable [] addresses) {
        return addresses == null
                ? ""
                : String.join(
                        ", ", Arrays.stream(addresses).map(String::valueOf).toList());
    }

    private static List<String> headers(MimeMessage m) throws MessagingException {
        List<String> all = new ArrayList<>();
        m.getAllHeaderLines().asIterator().forEachRemaining(all::add);
        return all;
    }

    /** With the pictures that are parts of the mail, which a browser has no other way to find. */
    private static @Nullable String html(MimeMessage m) throws IOException, MessagingException {
        String html = body(m, "text/html");
        return html == null ? null : pictured(html, m);
    }

    private static String pictured(String html, Part part) throws IOException, MessagingException {
        String shown = html;
        if (part.isMimeType("image/png") && part instanceof MimePart picture && picture.getContentID() != null) {
            String id = picture.getContentID().replaceAll("[<>]", "");
            String data =
                    Base64.getEncoder().encodeToString(part.getInputStream().readAllBytes());
            return html.replace("\"cid:" + id + "\"", "\"data:image/png;base64," + data + "\"");
        }
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                shown = pictured(shown, many.getBodyPart(i));
            }
        }
        return shown;
    }

    private static @Nullable String body(Part part, String type) throws IOException, MessagingException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                String found = body(many.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
