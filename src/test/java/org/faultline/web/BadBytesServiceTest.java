package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.ingest.format.acled.Acled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that are packed or encoded badly: what can be read of them is taken, the rest is named, and the service goes on. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BadBytesServiceTest {
    private static final String GOOD = Acled.row().with("event_id_cnty", "GOOD").line();
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @AfterEach
    void theServiceGoesOn() {
        Intake.goesOn(service);
    }

    @Test
    void aByteOrderMarkIsReadOver() {
        Intake.post("\uFEFF" + Acled.row().file())
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("warnings", hasSize(0));
        Intake.nothingTaken(Intake.post(("\uFEFF" + Acled.row().file()).getBytes(StandardCharsets.UTF_16LE)))
                .body("detail", containsString("the text is UTF-16, by its byte-order mark; save it as UTF-8"));
    }

    @Test
    void windows1252IsReadWhereItIsNamedAndElseRefusedRowByRow() {
        Acled accented = Acled.row().with("event_id_cnty", "ACCENTED").with("actor1", "Forces armées");
        byte[] file = (Acled.HEADER + "\n" + accented.line() + "\n" + GOOD + "\n").getBytes(WINDOWS_1252);
        Intake.post(file)
                .body("accepted", equalTo(1))
                .body("refused", equalTo(1))
                .body(
                        "rejected[0].reason",
                        equalTo("is not UTF-8; name the character set it is in, such as windows-1252"));
        Intake.post("text/csv; charset=windows-1252", file)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("refused", equalTo(0));
        service.settle();
        given().get("/api/v1/events/acled:ACCENTED")
                .then()
                .body(
                        "event.spellings.findAll { it.kind == 'ACTOR' }.text",
                        contains("Forces armées", "Islamic State (Syria)"));
        Intake.post("text/csv; charset=klingon", file)
                .statusCode(400)
                .body("violations[0].field", equalTo("Content-Type"))
                .body("violations[0].value", equalTo("klingon"));
    }

    @Test
    void aTruncatedGzipIsTakenAsFarAsItGoes() {
        byte[] whole = Intake.gzip(Intake.file(Intake.OLD_GED));
        int taken = Intake.post(Arrays.copyOf(whole, whole.length / 2))
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        allOf(
                                containsString("the gzip ends in the middle, after line"),
                                containsString("what came before was taken")))
                .body("receipt.accepted", greaterThan(100))
                .extract()
                .path("receipt.accepted");
        service.settle();
        assertThat(Intake.events()).hasSize(taken);
        Intake.nothingTaken(Intake.post(Arrays.copyOf(whole, 30)))
                .body("detail", containsString("the gzip ends in the middle"));
    }

    @Test
    void aZipBombIsStoppedAndWhatWasGoodIsTaken() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("good.csv"));
            zip.write((Acled.HEADER + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("../../bomb.csv"));
            zip.write((Acled.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) '\n');
            for (int i = 0; i < 200; i++) {
                zip.write(blank);
            }
        }
        Intake.post("application/zip", packed.toByteArray())
                .statusCode(400)
                .body("detail", containsString("the zip unpacks to more than 200 times its size, as a zip bomb does"))
                .body("receipt.accepted", equalTo(1));
        Intake.nothingTaken(Intake.post(Intake.gzip(new byte[50 << 20]))).body("detail", containsString("NUL"));
        Intake.nothingTaken(Intake.post(Intake.gzip(packed.toByteArray())))
                .body("detail", containsString("is itself a zip; unpack it first"));
    }
}
