package org.faultline.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the schemas are always there and which may be null, as the records say it by {@code @Nullable} and
 * {@code @JsonInclude}.
 */
class RequiredFields {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    RequiredFields(IndexView index) {
        for (ClassInfo one : index.getKnownClasses()) {
            if (one.isRecord()) {
                records.computeIfAbsent(schemaName(one), name -> new ArrayList<>())
                        .add(one);
            }
        }
    }

    private static String schemaName(ClassInfo one) {
        return Optional.ofNullable(one.declaredAnnotation(SCHEMA))
                .map(schema -> schema.value("name"))
                .map(name -> name.asString())
                .orElseGet(one::simpleName);
    }

    void mark(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                recordOf(name, schema).ifPresent(made -> mark(schema, made));
            }
        });
    }

    /** Records of other packages may have the same simple name; that of the schema has its fields. */
    private Optional<ClassInfo> recordOf(String name, Schema schema) {
        return records.getOrDefault(name, List.of()).stream()
                .filter(one -> one.recordComponents().stream()
                        .allMatch(c -> schema.getProperties().containsKey(c.name())))
                .findFirst();
    }

    private static void mark(Schema schema, ClassInfo made) {
        AnnotationInstance include = made.declaredAnnotation(INCLUDE);
        for (RecordComponentInfo field : made.recordComponents()) {
            boolean nullable = field.type().hasAnnotation(NULLABLE);
            Schema said = schema.getProperties().get(field.name());
            boolean primitive = field.type().kind() == Type.Kind.PRIMITIVE; // and never empty
            if (primitive || (!nullable && !leavesOutEmpty(include))) {
                schema.addRequired(field.name());
            } else if (nullable
                    && said != null
                    && !leavesOutNull(include)
                    && !leavesOutNull(field.annotation(INCLUDE))) {
                schema.addProperty(field.name(), orNull(said));
            }
        }
    }

    private static boolean leavesOutNull(@Nullable AnnotationInstance include) {
        return include != null && !include.value().asEnum().equals("ALWAYS");
    }

    private static boolean leavesOutEmpty(@Nullable AnnotationInstance include) {
        return include != null && include.value().asEnum().equals("NON_EMPTY");
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        List<Schema.SchemaType> types = schema.getType();
        if (types != null && !types.contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
        }
        return schema;
    }
}
