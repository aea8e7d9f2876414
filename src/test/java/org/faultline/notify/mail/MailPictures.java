package org.faultline.notify.mail;

import io.quarkus.mailer.Mail;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Makes the pictures of mails that the manuals show, with Chromium: English and Arabic, light and dark, for a phone (400 px) and a desk
 * (800 px). Run {@code main} in the project's folder with {@code src/doc/mails}, the folder to write to; each picture's page and text part are left beside it where a second
 * argument names a folder for them.
 */
final class MailPictures {
    private static final int TALLEST = 3200;
    private static final Map<String, Integer> WIDTHS = Map.of("phone", 400, "desk", 800);

    private MailPictures() {}

    public static void main(String[] args) throws Exception {
        Path pictures = Files.createDirectories(Path.of(args[0]));
        Path pages = args.length > 1 ? Files.createDirectories(Path.of(args[1])) : Files.createTempDirectory("mails");
        for (Map.Entry<String, Mail> mail : mails().entrySet()) {
            Path page = pages.resolve(mail.getKey() + ".html");
            Files.writeString(page, shown(mail.getValue()));
            Files.writeString(
                    pages.resolve(mail.getKey() + ".txt"), mail.getValue().getText());
            for (String width : WIDTHS.keySet()) {
                for (boolean dark : new boolean[] {false, true}) {
                    if (!wanted(mail.getKey(), width, dark)) {
                        continue;
                    }
                    String name = mail.getKey() + "-" + width + (dark ? "-dark" : "-light") + ".png";
                    picture(page, pictures.resolve(name), WIDTHS.get(width), dark);
                }
            }
        }
    }

    /** An alert every way; of the others one each in either language, and both ways of looking among them. */
    private static boolean wanted(String mail, String width, boolean dark) {
        boolean one = mail.endsWith("en") ? width.equals("desk") && !dark : width.equals("phone") && dark;
        return mail.startsWith("alert") || one;
    }

    private static Map<String, Mail> mails() {
        Map<String, Mail> all = new LinkedHashMap<>();
        for (String language : List.of("en", "ar")) {
            all.put("alert-" + language, Letters.graver(language));
            all.put("correction-" + language, Letters.correction(language));
            all.put("withdrawal-" + language, Letters.withdrawal(language));
            all.put("digest-" + language, Letters.digest(language));
        }
        return all;
    }

    /** A browser finds an attachment by its contents only. */
    static String shown(Mail mail) throws IOException {
        String html = mail.getHtml();
        for (var a : mail.getAttachments()) {
            byte[] png = Letters.bytes(a);
            html = html.replace(
                    "cid:map", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
        }
        return html;
    }

    private static void picture(Path page, Path to, int width, boolean dark) throws Exception {
        Process chromium = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--hide-scrollbars",
                        dark ? "--blink-settings=preferredColorScheme=0" : "--blink-settings=preferredColorScheme=1",
                        "--screenshot=" + to.toAbsolutePath(),
                        "--window-size=" + width + "," + TALLEST,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (chromium.waitFor() != 0) {
            throw new IOException("chromium could not make " + to);
        }
        cut(to);
    }

    /** As tall as the mail is: what lies below it is all of one colour. */
    private static void cut(Path file) throws IOException {
        BufferedImage whole = ImageIO.read(file.toFile());
        int ground = whole.getRGB(0, whole.getHeight() - 1);
        int end = whole.getHeight();
        while (end > 1 && isEmpty(whole, end - 1, ground)) {
            end--;
        }
        int height = Math.min(whole.getHeight(), end + 20);
        BufferedImage mail = new BufferedImage(whole.getWidth(), height, BufferedImage.TYPE_INT_RGB);
        mail.createGraphics().drawImage(whole, 0, 0, null);
        ImageIO.write(mail, "png", file.toFile());
    }

    private static boolean isEmpty(BufferedImage picture, int row, int ground) {
        return IntStream.range(0, picture.getWidth()).allMatch(x -> picture.getRGB(x, row) == ground);
    }
}
