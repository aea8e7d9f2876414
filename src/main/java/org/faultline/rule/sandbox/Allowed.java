package org.faultline.rule.sandbox;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members that the bytecode of rules may name, as {@code owner.member} in the JVM's writing. Conditions and right sides hold what
 * an analyst wrote; the rest wires them together and is the engine's own wording, but text has got into it before.
 */
final class Allowed {
    private static final String BOX = "valueOf intValue longValue doubleValue floatValue booleanValue compareTo equals";

    /** What may stand in a condition, an extractor or a right side. */
    private static final Set<String> CODE = members(
            "java/lang/Enum <init> valueOf",
            "java/lang/Object <init>",
            "java/lang/String equals isEmpty length contains startsWith endsWith compareTo equalsIgnoreCase",
            "java/lang/Boolean TRUE FALSE " + BOX,
            "java/lang/Character valueOf charValue",
            "java/lang/Byte " + BOX,
            "java/lang/Short " + BOX,
            "java/lang/Integer " + BOX,
            "java/lang/Long " + BOX,
            "java/lang/Float " + BOX,
            "java/lang/Double " + BOX,
            "java/lang/Number intValue longValue doubleValue",
            "java/lang/Comparable compareTo",
            "java/math/BigDecimal valueOf compareTo add subtract multiply",
            "java/time/LocalDate compareTo isBefore isAfter isEqual equals",
            "java/util/Arrays asList",
            "java/util/Collection contains isEmpty size",
            "java/util/List contains isEmpty size",
            "java/util/Set contains isEmpty size",
            "java/util/Map containsKey containsValue get isEmpty size",
            "org/drools/model/operators/ContainsOperator INSTANCE",
            "org/drools/model/operators/ExcludesOperator INSTANCE",
            "org/drools/model/operators/InOperator INSTANCE",
            "org/drools/model/operators/MemberOfOperator INSTANCE",
            // asks one of these within an "or"; of one alone it stands in the wiring
            "org/drools/modelcompiler/dsl/pattern/D eval",
            "org/drools/model/functions/PredicateInformation <init> addRuleNames setMoreThanMaxRuleDefs",
            "org/drools/modelcompiler/util/EvaluationUtil areNullSafeEquals areNumbersNullSafeEquals equals notEquals"
                    + " greaterThan lessThan greaterOrEqual lessOrEqual greaterThanNumbers lessThanNumbers"
                    + " greaterOrEqualNumbers lessOrEqualNumbers greaterThanStringsAsNumbers lessThanStringsAsNumbers"
                    + " greaterOrEqualStringsAsNumbers lessOrEqualStringsAsNumbers toBigDecimal");

    /** What the engine says of a rule: no attributes, no scripts, no queries, no sources of facts but the memory. */
    private static final String DSL =
            "accFunction accumulate alphaIndexedBy and betaIndexedBy bind declarationOf eval exists expr globalOf not on or pattern"
                    + " reactOn rule watch when";

    private static final Set<String> WIRING = members(
            "java/lang/String hashCode equals",
            "java/lang/Double TYPE",
            "java/lang/Integer TYPE",
            "java/lang/Long TYPE",
            "java/lang/Float TYPE",
            "java/lang/Short TYPE",
            "java/lang/Byte TYPE",
            "java/lang/Boolean TYPE",
            "java/lang/Character TYPE",
            "java/lang/RuntimeException <init>",
            "java/lang/IllegalArgumentException <init>",
            "java/time/format/DateTimeFormatterBuilder <init> parseCaseInsensitive appendPattern toFormatter",
            "java/util/ArrayList <init>",
            "java/util/Collections emptyList",
            "java/util/List add addAll of",
            "java/util/Locale ENGLISH",
            "org/drools/model/DomainClassMetadata getPropertyIndex",
            "org/drools/model/PatternDSL " + DSL,
            "org/drools/model/PatternDSL$PatternDef " + DSL,
            "org/drools/model/consequences/ConsequenceBuilder execute",
            "org/drools/model/functions/accumulate/AccumulateFunction as",
            "org/drools/model/impl/RuleBuilder metadata build",
            "org/drools/model/view/ViewItemBuilder as",
            "org/drools/modelcompiler/dsl/pattern/D " + DSL,
            "org/drools/util/DateUtils getDateFormatMask");

    private static final String STEPS = "org/drools/model/consequences/ConsequenceBuilder$";
    private static final String INDEX = "org/drools/model/Index$ConstraintType";

    private Allowed() {}

    static boolean inCode(String owner, String member) {
        return CODE.contains(owner + "." + member);
    }

    static boolean inWiring(String owner, String member) {
        return inCode(owner, member)
                || WIRING.contains(owner + "." + member)
                || owner.equals(INDEX)
                || (owner.startsWith(STEPS) && member.equals("execute"));
    }

    /** Each line is an owner and its members. */
    private static Set<String> members(String... lines) {
        return Stream.of(lines)
                .map(line -> line.split(" +"))
                .flatMap(words -> Stream.of(words).skip(1).map(word -> words[0] + "." + word))
                .collect(Collectors.toUnmodifiableSet());
    }
}
