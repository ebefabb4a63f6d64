package org.kernelscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name files that exist, and the picture of the packages is that of the code. */
final class DocumentsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
    private static final Path DECISIONS = Path.of("docs/decisions");
    private static final String BEGIN = "<!-- packages:begin -->\n";
    private static final String END = "<!-- packages:end -->\n";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern USED =
            Pattern.compile(
                    "^import (?:static )?org\\.kernelscope\\.([a-z0-9.]+)\\.[A-Z]",
                    Pattern.MULTILINE);

    /** The packages under {@code ui} that any part of the window may use. */
    private static final Set<String> SHARED = Set.of("ui.state", "ui.fx", "ui.paint", "ui.control");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !target.contains(":"))
                    .filter(target -> !Files.exists(document.resolveSibling(target)))
                    .forEach(target -> broken.add(document + " -> " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theListOfDecisionsIsComplete() throws IOException {
        String index = Files.readString(DECISIONS.resolve("README.md"));
        try (Stream<Path> files = Files.list(DECISIONS)) {
            for (Path record : files.filter(file -> isRecord(file)).toList()) {
                String title = Files.readAllLines(record).get(0).replaceFirst("^# \\d+\\. ", "");
                assertThat(index).contains("(" + record.getFileName() + ") " + title + "\n");
                assertThat(record).content().contains("**Checked by**");
            }
        }
    }

    @Test
    void thePictureOfThePackagesIsThatOfTheCode() throws IOException {
        String document = Files.readString(ARCHITECTURE);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String drawn = "```mermaid\ngraph TD\n" + arrows() + "```\n";
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(
                    ARCHITECTURE, document.substring(0, begin) + drawn + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(drawn);
    }

    private static boolean isRecord(Path file) {
        return file.getFileName().toString().matches("\\d{4}-.*\\.md");
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(documents::add);
        }
        return documents;
    }

    private static String arrows() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String from =
                        node(
                                SOURCES.resolve("org/kernelscope")
                                        .relativize(file.getParent())
                                        .toString()
                                        .replace(file.getFileSystem().getSeparator(), "."));
                Set<String> to = uses.computeIfAbsent(from, key -> new TreeSet<>());
                USED.matcher(Files.readString(file))
                        .results()
                        .map(found -> node(found.group(1)))
                        .filter(other -> !other.equals(from))
                        .forEach(to::add);
            }
        }
        StringBuilder lines = new StringBuilder();
        uses.forEach(
                (from, to) -> {
                    for (String target : to) {
                        boolean follows =
                                to.stream()
                                        .filter(other -> !other.equals(target))
                                        .anyMatch(other -> reaches(uses, other, target));
                        if (!follows) {
                            lines.append("    ").append(id(from)).append(" --> ");
                            lines.append(id(target)).append('\n');
                        }
                    }
                });
        return lines.toString();
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String target) {
        Set<String> next = uses.getOrDefault(from, Set.of());
        return next.contains(target)
                || next.stream().anyMatch(other -> reaches(uses, other, target));
    }

    /** Parts of the window are one node, and so are a package and what lies in it. */
    private static String node(String name) {
        if (name.startsWith("ui.")) {
            return SHARED.stream()
                    .filter(shared -> (name + ".").startsWith(shared + "."))
                    .findFirst()
                    .orElse("ui.<feature>");
        }
        return Stream.of("network", "training", "engine.dl4j", "dataset")
                .filter(whole -> name.startsWith(whole + "."))
                .findFirst()
                .orElse(name);
    }

    private static String id(String node) {
        String plain = node.replaceAll("[^a-z0-9]", "_");
        return plain.equals(node) ? node : plain + "[\"" + node + "\"]";
    }
}
