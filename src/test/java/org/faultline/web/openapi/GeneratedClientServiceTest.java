package org.faultline.web.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.annotation.Generated;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is made from the description alone compiles with nothing but Jackson, and reads what the service says. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class GeneratedClientServiceTest {
    private static final Path GENERATOR = Path.of("target", "openapi-generator", "openapi-generator-cli.jar");

    /** What somebody writes who has the client. */
    private static final String PROGRAM = """
            import org.faultline.client.ApiClient;
            import org.faultline.client.api.AlertsApi;
            import org.faultline.client.model.Alert;

            public class Program implements java.util.function.UnaryOperator<String> {
                @Override
                public String apply(String address) {
                    ApiClient client = new ApiClient();
                    client.updateBaseUri(address);
                    AlertsApi alerts = new AlertsApi(client);
                    try {
                        Alert first = alerts.listAlerts(
                                        AlertsApi.APIListAlertsRequest.newBuilder().limit(1).build())
                                .getAlerts()
                                .get(0);
                        Alert whole = alerts.getAlert(AlertsApi.APIGetAlertRequest.newBuilder()
                                .id(Long.valueOf(first.getId()))
                                .build());
                        return whole.getTitle() + "\\n" + whole.getExplanation().getProse().get(0)
                                + "\\n" + whole.getLastEventDate();
                    } catch (org.faultline.client.ApiException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    @Inject
    Service service;

    @TempDir
    Path folder;

    @Test
    void compilesAndReadsAlerts() throws Exception {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
        Path document = folder.resolve("openapi.json");
        Files.writeString(document, given().get("/q/openapi?format=json").asString());
        assertThat(generator("validate", "-i", document.toString())).contains("No validation issues detected");
        generator(
                "generate",
                "-g",
                "java",
                "--library",
                "native",
                "-i",
                document.toString(),
                "-o",
                folder.resolve("client").toString(),
                "--global-property",
                "apis,models,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false",
                "--additional-properties",
                "invokerPackage=org.faultline.client,apiPackage=org.faultline.client.api,"
                        + "modelPackage=org.faultline.client.model,useJakartaEe=true,openApiNullable=false,"
                        + "useSingleRequestParameter=true,hideGenerationTimestamp=true");
        Path source = folder.resolve("client/src/main/java");
        Files.writeString(source.resolve("Program.java"), PROGRAM);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(faults(source, classes)).isEmpty();

        String id = given().get("/api/v1/alerts?limit=1").path("alerts[0].id");
        assertThat(run(classes).split("\n"))
                .containsExactly(
                        given().get("/api/v1/alerts/" + id).<String>path("title"),
                        given().get("/api/v1/alerts/" + id).<String>path("explanation.prose[0]"),
                        given().get("/api/v1/alerts/" + id).<String>path("lastEventDate"));
    }

    private String generator(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    private static String faults(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(source)) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            boolean done = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-nowarn", "-proc:none", "-cp", jackson(), "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            return done ? "" : said.toString();
        }
    }

    /** And the annotation that says that code is generated. */
    private static String jackson() {
        return Stream.of(
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonProperty.class,
                        JavaTimeModule.class,
                        Generated.class)
                .map(GeneratedClientServiceTest::jar)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static String run(Path classes) throws ReflectiveOperationException, IOException {
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader client = new URLClassLoader(urls, ObjectMapper.class.getClassLoader())) {
            UnaryOperator<String> program = (UnaryOperator<String>)
                    client.loadClass("Program").getConstructor().newInstance();
            return program.apply(RestAssured.baseURI + ":" + RestAssured.port);
        }
    }
}
