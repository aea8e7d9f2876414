package org.faultline.ingest.record;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.faultline.ingest.detection.ApiAnswer;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.JsonFault;

/** Reads one JSON record, an array of them, or an answer of a data set's API, one record at a time; what is not JSON ends the reading there. */
public final class JsonReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private final Meter in;
    private final DeliveryOptions asked;
    private final RecordBatch batch;
    private final JsonRecords records;

    public JsonReader(InputStream in, DeliveryOptions asked, RecordBatch batch) {
        this.in = new Meter(in, asked.limits().recordBytes());
        this.asked = asked;
        this.batch = batch;
        this.records = new JsonRecords(asked, batch);
    }

    /** @throws MalformedDelivery where it stops being JSON; what came before stands */
    public void read() throws IOException {
        try (JsonParser json = parser()) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                object(json);
            } else if (first == JsonToken.START_ARRAY) {
                array(json);
            } else {
                throw new MalformedDelivery("a delivery is one JSON object or an array of objects", 1, 1);
            }
            if (json.nextToken() != null) {
                throw new MalformedDelivery(
                        "more follows after the end of the JSON",
                        json.currentTokenLocation().getLineNr(),
                        json.currentTokenLocation().getColumnNr());
            }
        } catch (JacksonException e) {
            throw JsonFault.at(e);
        } catch (NumberFormatException e) {
            throw new MalformedDelivery("a number is out of all bounds", batch.line(), 1);
        } catch (CharacterCodingException e) {
            throw new MalformedDelivery("the text " + new Decoder(asked.charset()).refusal(), batch.line(), 1);
        }
    }

    /** Over a strict decoder: the parser's own takes some bytes that are no text for others. */
    private JsonParser parser() throws IOException {
        Charset charset = asked.charset() == null ? StandardCharsets.UTF_8 : asked.charset();
        return JSON.createParser(new InputStreamReader(in, charset.newDecoder()));
    }

    /** One record, or an answer of a data set's API: the elements of its data are the records, and the rest tells of the answer. */
    private void object(JsonParser json) throws IOException {
        long line = json.currentTokenLocation().getLineNr();
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        boolean answer = false;
        boolean ofRecord = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            ofRecord |= ApiAnswer.isOfRecord(field);
            if (json.nextToken() == JsonToken.START_ARRAY && field.equals(ApiAnswer.DATA) && !ofRecord) {
                answer = true;
                array(json);
            } else {
                record.set(field, JSON.readTree(json));
            }
        }
        if (!answer) {
            records.read(record, line, null);
        }
    }

    private void array(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            in.begin();
            long line = json.currentTokenLocation().getLineNr();
            records.read(JSON.readTree(json), line, null);
        }
    }

    /** Keeps one report from filling the memory. */
    private static final class Meter extends FilterInputStream {
        /** What the parser reads ahead. */
        private static final int SLACK = 16 << 10;

        private final int most;
        private long left;

        Meter(InputStream in, int most) {
            super(in);
            this.most = most;
            begin();
        }

        void begin() {
            left = (long) most + SLACK;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = super.read(to, offset, length);
            left -= n;
            if (left < 0) {
                throw new MalformedDelivery("a report is longer than " + most + " bytes", 1, 1);
            }
            return n;
        }
    }
}
