package org.faultline.rule.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of Java and of the engine that a rule needs, as found by watching what Drools 10.2.0 asks for on Java 17 and 25. The
 * compiler needs more of them than may be loaded: it wants to see each class that one it uses mentions.
 */
final class KnownClasses {
    private static final Set<String> BOTH = names(
            "java.lang. Object String CharSequence Comparable Iterable Number Integer Long Double Float Short Byte Character Boolean"
                    + " Enum Record Exception RuntimeException IllegalArgumentException Throwable",
            "java.math. BigDecimal BigInteger",
            "java.time. LocalDate Instant",
            "java.time.format. DateTimeFormatter DateTimeFormatterBuilder",
            "java.util. ArrayList Arrays Collection Collections Iterator List Locale Map Set SequencedCollection SequencedMap"
                    + " SequencedSet",
            "java.util.function. Supplier Function Predicate",
            "org.drools.core.base.accumulators. AverageAccumulateFunction CollectListAccumulateFunction"
                    + " CollectSetAccumulateFunction CountAccumulateFunction IntegerMaxAccumulateFunction"
                    + " IntegerMinAccumulateFunction IntegerSumAccumulateFunction LongMaxAccumulateFunction"
                    + " LongMinAccumulateFunction LongSumAccumulateFunction MaxAccumulateFunction MinAccumulateFunction"
                    + " NumericMaxAccumulateFunction NumericMinAccumulateFunction SumAccumulateFunction",
            "org.drools.modelcompiler. CanonicalKieModuleModel",
            "org.drools.modelcompiler.dsl.pattern. D",
            "org.drools.modelcompiler.util. EvaluationUtil",
            "org.drools.util. DateUtils",
            "org.kie.api.builder. ReleaseId");

    private static final Set<String> COMPILED = names(
            "java.io. Externalizable IOException ObjectInputStream ObjectOutputStream ObjectStreamException Serializable",
            "java.lang. Class ClassNotFoundException CloneNotSupportedException Cloneable Deprecated Enum$EnumDesc Error"
                    + " FunctionalInterface Override ReflectiveOperationException Runnable SafeVarargs SuppressWarnings Void",
            "java.lang.annotation. Annotation",
            "java.lang.constant. Constable ConstantDesc DynamicConstantDesc",
            "java.lang.invoke. LambdaMetafactory MethodHandles MethodHandles$Lookup StringConcatFactory TypeDescriptor"
                    + " TypeDescriptor$OfField",
            "java.lang.reflect. AnnotatedElement GenericDeclaration Type",
            "java.time.chrono. ChronoLocalDate",
            "java.time.temporal. Temporal TemporalAccessor TemporalAdjuster",
            "java.util. AbstractCollection AbstractList Comparator ListIterator Map$Entry Optional RandomAccess Spliterator",
            "java.util.function. BiFunction BinaryOperator Consumer IntFunction ToDoubleFunction ToIntFunction ToLongFunction"
                    + " UnaryOperator",
            "java.util.stream. Stream",
            "org.drools.compiler.kie.builder. MaterializedLambda",
            "org.kie.api. KieServices",
            "org.kie.api.builder.model. KieBaseModel KieModuleModel KieSessionModel KieSessionModel$KieSessionType",
            "org.kie.api.conf. EventProcessingOption KieBaseMutabilityOption Option SingleValueOption",
            "org.kie.api.internal.utils. KieService",
            "org.kie.api.runtime.conf. ClockTypeOption KieSessionOption SingleValueKieSessionOption",
            "org.kie.util.maven.support. ReleaseIdImpl");

    private static final Set<String> LOADED = names(
            "java.lang.invoke. CallSite LambdaMetafactory MethodHandle MethodHandles$Lookup MethodType StringConcatFactory",
            // the compiler itself, which the engine looks for through the same loader
            "org.drools.ecj. EclipseJavaCompiler",
            "org.faultline.rule.budget. Budget Joins",
            // every accumulate function that the engine's settings name is loaded, used or not
            "org.drools.core.base.accumulators. BigDecimalAverageAccumulateFunction BigDecimalMaxAccumulateFunction"
                    + " BigDecimalMinAccumulateFunction BigDecimalSumAccumulateFunction BigIntegerMaxAccumulateFunction"
                    + " BigIntegerMinAccumulateFunction BigIntegerSumAccumulateFunction StandardDeviationAccumulateFunction"
                    + " VarianceAccumulateFunction");

    /** What a rule is made of once the engine has read it: plain descriptions, without a way out. */
    private static final String MODEL = "org.drools.model.";

    private KnownClasses() {}

    static boolean compiled(String name) {
        return BOTH.contains(name) || COMPILED.contains(name) || name.startsWith(MODEL);
    }

    static boolean loaded(String name) {
        return BOTH.contains(name) || LOADED.contains(name) || name.startsWith(MODEL);
    }

    /** Each line is a package and the simple names in it. */
    private static Set<String> names(String... lines) {
        return Stream.of(lines)
                .map(line -> List.of(line.split(" +")))
                .flatMap(words -> words.stream().skip(1).map(word -> words.get(0) + word))
                .collect(Collectors.toUnmodifiableSet());
    }
}
