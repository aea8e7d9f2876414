package org.faultline.report.format;

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
import org.faultline.report.MalformedDelivery;
import org.faultline.report.ReportReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, or the one object of a file, each as one line of JSON. Only copied, token by token: what is in
 * them, a key that is there twice as well, is for the reader to judge.
 */
final class JsonElements implements Records {
    /** Half a surrogate pair cannot be written in UTF-8, but as an escape it can. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonParser json;
    private final @Nullable Charset charset;
    private final int mostBytes;
    private boolean inArray;
    private boolean ended;
    private long number;

    JsonElements(InputStream in, @Nullable Charset charset, int mostBytes) throws IOException {
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
            return !ended && begins() ? new RawRecord(++number, 1, copied(), null) : null;
        } catch (JacksonException e) {
            throw ReportReader.malformed(e);
        } catch (CharacterCodingException e) {
            throw at("the text is not " + charset);
        }
    }

    /** Goes to the beginning of the next element; false when there is none, and nothing else either. */
    private boolean begins() throws IOException {
        JsonToken token = json.nextToken();
        if (number == 0 && !inArray) {
            if (token == JsonToken.START_OBJECT) {
                return true;
            } else if (token != JsonToken.START_ARRAY) {
                throw at("a delivery is one JSON object or an array of objects");
            }
            inArray = true;
            token = json.nextToken();
        }
        if (inArray && token != JsonToken.END_ARRAY) {
            return true;
        }
        if ((inArray ? json.nextToken() : token) != null) {
            throw at("more follows after the end of the JSON");
        }
        ended = true;
        return false;
    }

    private byte[] copied() throws IOException {
        Bounded line = new Bounded(mostBytes);
        try (JsonGenerator copy = JSON.createGenerator(line)) {
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
        return line.toByteArray();
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
