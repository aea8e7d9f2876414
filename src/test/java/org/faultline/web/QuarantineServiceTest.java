package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.faultline.fixture.Intake;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.ingest.format.acled.Acled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that could not be read are kept, come back as a file that can be mended, and are as good as any other then. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class QuarantineServiceTest {
    private static final String ADDED = ",faultline_line,faultline_column,faultline_value,faultline_reason";
    private static final int MILLION = 1_000_000;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void aTableComesBackUnderItsHeaderAndIsTakenOnceMended() {
        StringBuilder file = new StringBuilder(Acled.HEADER + "\n");
        for (int i = 0; i < 1_500; i++) { // more than are stored at once
            file.append(row(i).with("inter1", i % 2 == 0 ? "9" : "1").line()).append('\n');
        }
        ValidatableResponse answer = Intake.post(file.toString());
        answer.statusCode(200).body("accepted", equalTo(750)).body("refused", equalTo(750));
        String away = download(answer);
        List<String> lines = away.lines().toList();
        assertThat(lines).hasSize(751);
        assertThat(lines.get(0)).isEqualTo(Acled.HEADER + ADDED);
        assertThat(lines.get(1)).startsWith(row(0).with("inter1", "9").line() + ",2,inter1,9,is not a known code");
        Intake.post(away.replace(",,9,Islamic", ",,1,Islamic"))
                .body("accepted", equalTo(750))
                .body("refused", equalTo(0))
                .body("warnings", hasSize(0))
                .body("quarantine", hasSize(0));
        Intake.post(file.toString().replace(",,9,Islamic", ",,1,Islamic")).body("duplicates", equalTo(1_500));
    }

    @Test
    void jsonComesBackAReportALine() {
        String good = "{\"dataset\":\"d\",\"externalId\":\"a\",\"asOf\":\"2024-11-17\",\"type\":\"CLASH\","
                + "\"date\":{\"best\":\"2024-11-16\"},\"sideA\":[\"IRGC\"],\"source\":{\"publisher\":\"p\"}}";
        String bad = good.replace("CLASH", "CLESH").replace("\"a\"", "\"b\"");
        ValidatableResponse answer = Intake.post("[" + good + "," + bad + "]");
        answer.body("accepted", equalTo(1)).body("refused", equalTo(1));
        String away = download(answer);
        assertThat(away).contains("\"faultline_rejected\":[{\"line\":1,\"field\":\"type\",\"value\":\"CLESH\"");
        Intake.post(away.replaceFirst("CLESH", "CLASH"))
                .body("accepted", equalTo(1))
                .body("refused", equalTo(0))
                .body("warnings", hasSize(0));
    }

    @Test
    void theFileHasASafeNameAndNoFormulaOfOurs() {
        ValidatableResponse answer = Intake.post(
                Acled.row().with("inter1", "=HYPERLINK(\"http://x\",\"click\")").file());
        String path = answer.extract().path("quarantine[0]");
        String away = given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"quarantine-1.csv\"")
                .extract()
                .asString();
        assertThat(away.lines().toList().get(1)).contains(",2,inter1,\"'=HYPERLINK(");
        given().get("/api/v1/quarantine")
                .then()
                .body("id", contains(1))
                .body("badRows", contains(1))
                .body("format", contains("acled"));
    }

    @Test
    void aZipOfTwoTablesGivesAFileOfEach() throws java.io.IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(packed)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("../one\".csv"));
            zip.write(Acled.row().with("inter1", "9").file().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new java.util.zip.ZipEntry("two.ndjson"));
            zip.write("{}\n".getBytes(StandardCharsets.UTF_8));
        }
        Intake.post("application/zip", packed.toByteArray()).statusCode(200).body("quarantine", hasSize(2));
        given().get("/api/v1/quarantine").then().body("format", contains("ndjson", "acled"));
        given().get("/api/v1/quarantine/1")
                .then()
                .header("Content-Disposition", "attachment; filename=\"quarantine-1.csv\"");
        given().get("/api/v1/quarantine/2")
                .then()
                .header("Content-Disposition", "attachment; filename=\"quarantine-2.ndjson\"");
    }

    @Test
    void thereIsNoneWhereNothingWasRefused() {
        Intake.post(Acled.row().file()).body("quarantine", hasSize(0));
        given().get("/api/v1/quarantine").then().body("$", hasSize(0));
        for (String id : new String[] {"1", "999999999999999999", "abc"}) {
            given().get("/api/v1/quarantine/" + id).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void aMillionBadRowsAreAllKeptAndAThousandOfThemTold() {
        StringBuilder file = new StringBuilder(Acled.HEADER + "\n" + row(1).line() + "\n");
        for (int i = 0; i < MILLION; i++) {
            file.append("x").append(i).append('\n');
        }
        byte[] body =
                Intake.gzip(file.append(row(2).line()).append('\n').toString().getBytes(StandardCharsets.UTF_8));
        long before = used();
        ValidatableResponse answer = Intake.post(body);
        answer.statusCode(200)
                .body("accepted", equalTo(2))
                .body("refused", equalTo(MILLION))
                .body("rejected", hasSize(1_000))
                .body("quarantine", hasSize(1));
        assertThat(used() - before).as("bytes of heap that stay").isLessThan(64L << 20);
        assertThat(answer.extract().asByteArray().length).isLessThan(1 << 20);
        given().get("/api/v1/quarantine").then().body("badRows", contains(MILLION));
        Intake.post(row(3).file()).body("accepted", equalTo(1));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Acled row(int i) {
        return Acled.row().with("event_id_cnty", "SYR" + i);
    }

    private static String download(ValidatableResponse answer) {
        return given().get(answer.extract().<String>path("quarantine[0]"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
