package org.faultline.ingest.record;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.faultline.ingest.detection.ApiAnswer;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.JsonFault;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, the rows in an answer of a data set's API, or the one object of a file, each as one line of JSON. Only
 * copied, token by token: what is in them, a key that is there twice as well, is for the reader to judge.
 */
public final class JsonElements implements Records {
    /** Half a surrogate pair cannot be written in UTF-8, but as an escape it can. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonParser json;
    private final @Nullable Charset charset;
    private final int mostBytes;
    private boolean begun;
    private boolean inArray;
    private boolean inAnswer;
    private long number;

    public JsonElements(InputStream in, @Nullable Charset charset, int mostBytes) throws IOException {
        this.json = charset == null
                ? JSON.createParser(in)
                : JSON.createParser(new InputStreamReader(in, charset.newDecoder()));
        this.charset = charset;
        this.mostBytes = mostBytes;
    }

    /** @throws MalformedDelivery where it stops being JSON */
    @Override
    public @Nullable RawRecord next() throws IOException {
        try {
            return !begun ? first() : inArray ? element() : end();
        } catch (JacksonException e) {
            throw JsonFault.at(e);
        } catch (CharacterCodingException e) {
            throw at("the text is not " + charset);
        }
    }

    private @Nullable RawRecord first() throws IOException {
        begun = true;
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_OBJECT) {
            byte[] object = object();
            return object == null ? element() : record(object);
        } else if (token != JsonToken.START_ARRAY) {
            throw at("a delivery is one JSON object or an array of objects");
        }
        inArray = true;
        return element();
    }

    private @Nullable RawRecord element() throws IOException {
        if (json.nextToken() != JsonToken.END_ARRAY) {
            Bounded line = new Bounded(mostBytes);
            try (JsonGenerator copy = JSON.createGenerator(line)) {
                copyValue(copy);
            }
            return record(line.toByteArray());
        }
        inArray = false;
        while (inAnswer && json.nextToken() != JsonToken.END_OBJECT) {
            json.nextToken();
            json.skipChildren();
        }
        return end();
    }

    private @Nullable RawRecord end() throws IOException {
        if (json.nextToken() != null) {
            throw at("more follows after the end of the JSON");
        }
        return null;
    }

    private RawRecord record(byte[] line) {
        return new RawRecord(++number, 1, line, null);
    }

    /** The object, or null where it is an answer of a data set's API and its rows begin. */
    private byte @Nullable [] object() throws IOException {
        Bounded line = new Bounded(mostBytes);
        try (JsonGenerator copy = JSON.createGenerator(line)) {
            copy.writeStartObject();
            boolean ofRecord = false;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                ofRecord |= ApiAnswer.isOfRecord(field);
                if (json.nextToken() == JsonToken.START_ARRAY && field.equals(ApiAnswer.DATA) && !ofRecord) {
                    inArray = true;
                    inAnswer = true;
                    return null;
                }
                copy.writeFieldName(field);
                copyValue(copy);
            }
            copy.writeEndObject();
        }
        return line.toByteArray();
    }

    private void copyValue(JsonGenerator copy) throws IOException {
        int depth = 0;
        do {
            JsonToken token = json.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isNumeric()) {
                copy.writeNumber(json.getText()); // digit for digit
            } else {
                copy.copyCurrentEvent(json);
            }
        } while (depth > 0 && json.nextToken() != null);
    }

    private MalformedDelivery at(String reason) {
        return new MalformedDelivery(
                reason,
                Math.max(1, json.currentTokenLocation().getLineNr()),
                Math.max(1, json.currentTokenLocation().getColumnNr()));
    }

    /** Keeps one element from filling the memory: what goes past the bound is dropped, and the reader refuses what is that long. */
    private static final class Bounded extends ByteArrayOutputStream {
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public synchronized void write(int b) {
            if (count <= most) {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, Math.min(length, Math.max(0, most + 1 - count)));
        }
    }
}
