package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.run.CaseResult;
import org.faultline.trial.run.CaseResults;

/** The results of a run as JUnit XML, which build servers show; one suite a rule. */
final class JUnitReport {
    private JUnitReport() {}

    /** @param unread files of which no case was run */
    static void write(Path file, List<CaseResults> trials, List<CaseFiles.Unread> unread) {
        try (Writer text = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("testsuites");
            for (CaseResults trial : trials) {
                write(trial.rule(), trial.results(), xml);
            }
            for (CaseFiles.Unread one : unread) {
                write(one, xml);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("could not write " + file, e);
        }
    }

    private static void write(CaseFiles.Unread file, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", file.rule());
        xml.writeAttribute("tests", "1");
        xml.writeAttribute("errors", "1");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", file.rule());
        xml.writeAttribute("name", file.path().toString());
        xml.writeStartElement("error");
        xml.writeCharacters(file.faults().stream().map(Fault::toString).collect(Collectors.joining("\n")));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void write(String rule, List<CaseResult> results, XMLStreamWriter xml) throws XMLStreamException {
        long failed = results.stream().filter(r -> !r.passed()).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", rule);
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute("failures", String.valueOf(failed));
        for (CaseResult result : results) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", rule);
            xml.writeAttribute("name", result.name());
            if (!result.passed()) {
                xml.writeStartElement("failure");
                xml.writeCharacters(String.join("\n", result.differences()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
