package org.faultline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.faultline.report.format.Acled;

/** Files as a client posts them, and events as it reads them. */
final class Intake {
    static final String OLD_GED = "ucdp_ged_syria_2016_2019_deir_ez_zor.csv";
    static final String NEW_GED = "ucdp_ged231_sample_syria_iraq.csv";
    static final String GDELT = "gdelt_export_sample.tsv";

    private static final JsonMapper JSON = new JsonMapper();

    /** Else the client adds a character set of its own to every media type. */
    private static final RestAssuredConfig AS_SAID = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Intake() {}

    /** @param query names and values in turn */
    static ValidatableResponse post(byte[] body, String... query) {
        return post("application/octet-stream", body, query);
    }

    static ValidatableResponse post(String text, String... query) {
        return post(text.getBytes(StandardCharsets.UTF_8), query);
    }

    static ValidatableResponse post(String type, byte[] body, String... query) {
        RequestSpecification request = given().config(AS_SAID).contentType(type).body(body);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.post("/api/v1/reports").then();
    }

    /** What is refused as a whole says so. */
    static ValidatableResponse nothingTaken(ValidatableResponse answer) {
        return answer.statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("nothing of it was taken"));
    }

    /** A good row that comes now is taken, and becomes an event. */
    static void goesOn(Service service) {
        post(Acled.row().with("event_id_cnty", "AFTER").file())
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("refused", equalTo(0));
        service.settle();
        given().get("/api/v1/events/acled:AFTER").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(Intake.class.getResourceAsStream("/events/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** All pages of events as they were sent, byte for byte. */
    static List<String> pages() {
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = given().queryParam("limit", 500);
            String page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/events")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            all.add(page);
            cursor = json(page).path("next").textValue();
        } while (cursor != null);
        return all;
    }

    static List<JsonNode> events() {
        List<JsonNode> all = new ArrayList<>();
        pages().forEach(page -> json(page).path("events").forEach(all::add));
        return all;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
