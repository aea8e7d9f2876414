package org.faultline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.rule.language.model.FactVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packages, and which may use which: ingest → report → fact → rule → alert → notify, with knowledge below and the web beside. */
class ArchitectureTest {
    private static final String ROOT = "org.faultline";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "settings, ''",
        "log, ''",
        "database, ''",
        "report, settings",
        "ingest, report",
        "knowledge, ''",
        "fact, report knowledge",
        "rule, fact knowledge report", // of knowledge the names that readers see, of report its codes
        "job, database",
        "alert, settings rule fact job", // of facts the events, by whose places alerts are found
        "subscription, settings alert rule knowledge job",
        "notify, log settings subscription alert rule knowledge job", // of rule the evidence, of knowledge the names
        // that
        // readers
        // see
        "engine, alert rule fact report knowledge",
        "trial, engine alert rule fact report knowledge",
        "explain, trial engine alert rule fact report knowledge",
        "access, settings report job",
        "web, database job log settings access trial engine explain alert subscription notify rule fact ingest report knowledge",
        "kafka, web ingest alert report log settings", // a topic beside the API: bodies as there, alerts as its stream
        // has them
        "pipeline, database log settings trial engine explain alert subscription notify rule fact report knowledge job"
    })
    void aPackageUsesOnlyThoseBelowIt(String name, String mayUse) {
        String own = ROOT + "." + name + "..";
        String[] allowed = Arrays.stream(mayUse.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> ROOT + "." + one + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                resideInAPackage(own).or(resideInAnyPackage(allowed)))))
                .as(name + " uses only " + Arrays.toString(allowed))
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.drools.., rule",
        "org.kie.., rule",
        "io.quarkus.mailer.., notify",
        "jakarta.ws.rs.., web",
        "org.apache.kafka.., kafka"
    })
    void aLibraryIsUsedInOnePackage(String library, String only) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(ROOT + "." + only + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void thePackagesFormNoCircleAtAnyDepth() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Quarkus' own mailers, used beside it, lose a greeting now and then, and the mail waits for its time-out. */
    @Test
    void allMailGoesThroughOneClient() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Smtp")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.quarkus\\.mailer\\.(Mailer|reactive\\.ReactiveMailer)")
                .check(CLASSES);
    }

    @Test
    void noFolderHoldsMoreThanFifteenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<Path, Long> folders = files.filter(Files::isRegularFile)
                    .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
            assertThat(folders).isNotEmpty().allSatisfy((folder, count) -> assertThat(count)
                    .as(folder.toString())
                    .isLessThanOrEqualTo(15));
        }
    }

    @Test
    void everyFactIsListedAmongThoseThatARuleCanMatchOn() {
        List<String> facts = CLASSES.stream()
                .filter(c -> !c.isInterface() && c.isAssignableTo(Fact.class))
                .map(JavaClass::getName)
                .toList();
        assertThat(FactVocabulary.FACTS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void aTestThatStartsTheServiceSaysSoInItsName() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(ROOT);
        classes()
                .that()
                .areAnnotatedWith(QuarkusTest.class)
                .should()
                .haveSimpleNameEndingWith("ServiceTest")
                .check(tests);
        classes()
                .that()
                .haveSimpleNameEndingWith("ServiceTest")
                .should()
                .beAnnotatedWith(QuarkusTest.class)
                .check(tests);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Service|Manager|Helper|Utils?|Impl|DTO|Dto|Processor|Handler)")
                .check(CLASSES);
    }
}
