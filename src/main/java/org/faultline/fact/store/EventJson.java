package org.faultline.fact.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.faultline.fact.Casualties;
import org.faultline.fact.Part;
import org.faultline.fact.Quantities;
import org.faultline.fact.event.Event;

/** An event as the API gives it: its own fields, days as YYYY-MM-DD, null for a number that is not known. */
public final class EventJson {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Known())
                    .addSerializer(Double.class, new Known())
                    .addSerializer(Casualties.class, new KnownToll()))
            .addMixIn(Event.class, Derived.class)
            .addMixIn(Part.class, WithKind.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writerFor(Event.class);

    private EventJson() {}

    public static String of(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + " cannot be written as JSON", e);
        }
    }

    /** What follows from the fields, and is told beside them. */
    private interface Derived {
        @JsonProperty
        @JsonUnwrapped
        Quantities quantities();

        @JsonProperty
        int lateDays();

        @JsonProperty
        int independentSources();

        @JsonProperty
        boolean happened();
    }

    /** Facts have NaN and infinity where nothing is known, so that rules meet no null; JSON has neither. */
    private static final class Known extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider all) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class KnownToll extends JsonSerializer<Casualties> {
        @Override
        public void serialize(Casualties casualties, JsonGenerator out, SerializerProvider all) throws IOException {
            out.writeStartObject();
            number("low", casualties.low(), casualties.known(), out);
            number("best", casualties.best(), casualties.known(), out);
            number("high", casualties.high(), casualties.known(), out);
            out.writeBooleanField("known", casualties.known());
            out.writeEndObject();
        }

        private static void number(String name, int number, boolean known, JsonGenerator out) throws IOException {
            if (known) {
                out.writeNumberField(name, number);
            } else {
                out.writeNullField(name);
            }
        }
    }

    private interface WithKind {
        @JsonProperty
        @JsonSerialize(using = KnownKind.class)
        int kind();
    }

    /** ACLED's codes begin at 1. */
    private static final class KnownKind extends JsonSerializer<Integer> {
        @Override
        public void serialize(Integer kind, JsonGenerator out, SerializerProvider all) throws IOException {
            if (kind == 0) {
                out.writeNull();
            } else {
                out.writeNumber(kind);
            }
        }
    }
}
