package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rule files of a folder, read as text; {@code <family>/<id>.drl}, one rule a file. */
record RuleFiles(Path dir, List<File> files) {
    /** One file: its path below the rules folder, with forward slashes, and its text. */
    record File(String path, String text) {
        String id() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.substring(0, name.length() - ".drl".length());
        }

        String family() {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
    }

    /** @throws RuleFault if a file is not UTF-8 or two files share an id */
    static RuleFiles under(Path dir) {
        List<String> faults = new ArrayList<>();
        List<File> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(dir)) {
            for (Path file :
                    found.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
                String path = dir.relativize(file).toString().replace('\\', '/');
                try {
                    files.add(new File(path, Files.readString(file)));
                } catch (MalformedInputException e) {
                    faults.add(path + ":1: is not UTF-8 text");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the rules in " + dir.toAbsolutePath(), e);
        }
        for (int i = 1; i < files.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (files.get(i).id().equals(files.get(j).id())) {
                    faults.add(files.get(i).path() + ": has the same id as "
                            + files.get(j).path());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new RuleFault(faults);
        }
        return new RuleFiles(dir, files);
    }
}
