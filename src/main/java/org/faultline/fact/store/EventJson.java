package org.faultline.fact.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.faultline.fact.Casualties;
import org.faultline.fact.Part;
import org.faultline.fact.Quantities;
import org.faultline.fact.Site;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.LinkReason;

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

    private static final ObjectMapper READER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(double.class, new OrUnknown())
                    .addDeserializer(LinkReason.class, new ReasonInWords()))
            .addMixIn(Site.class, WithBorder.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    public static String of(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + " cannot be written as JSON", e);
        }
    }

    /** The event that was written; why its reports were joined stays in words. */
    public static Event read(String json) {
        try {
            ObjectNode event = (ObjectNode) READER.readTree(json);
            event.set("quantities", event.deepCopy().retain("vehicles", "personnel", "positionsLost"));
            return READER.treeToValue(event, Event.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event was kept that is no JSON of an event", e);
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

    /** Null where nothing was known. */
    private static class OrUnknown extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext all) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext all) {
            return Double.NaN;
        }
    }

    /** As far as can be where no border is known. */
    private static final class OrFar extends OrUnknown {
        @Override
        public Double getNullValue(DeserializationContext all) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private interface WithBorder {
        @JsonProperty
        @JsonDeserialize(using = OrFar.class)
        double borderKm();
    }

    private static final class ReasonInWords extends JsonDeserializer<LinkReason> {
        @Override
        public LinkReason deserialize(JsonParser in, DeserializationContext all) throws IOException {
            return new LinkReason.Said(in.getText());
        }
    }
}
