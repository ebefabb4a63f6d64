package org.kernelscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both languages are complete: no sentence is missing, and none is left over. It works because keys
 * are always written in the code as whole string literals.
 */
final class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/org/kernelscope/text");
    private static final String ENGLISH = "messages.properties";
    private static final String KOREAN = "messages_ko.properties";

    private static final Pattern LINE = Pattern.compile("([a-z][A-Za-z0-9.]*)=(.*\\S)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.\\w+)+)\"");

    private static final Pattern FILE = Pattern.compile(".*\\.(safetensors|json|png|gz)");

    /** The settings of a training are named like sentences where a model's file tells of them. */
    private static final String METADATA = "train";

    /** Calls whose text in quotes is a key for certain, whatever it looks like. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:new \\w*(?:UserFacingException|ArchitectureException)\\(\\s*"
                            + "|UserFacingException\\s*\\.causedBy\\(\\s*\\w+,\\s*"
                            + "|[tT]exts(?:\\(\\))?\\s*\\.(?:get|text)\\(\\s*)"
                            + "\"([^\"]*)\"");

    @Test
    void everySentenceIsUsed() throws IOException {
        Set<String> unused = new TreeSet<>(sentences(ENGLISH).keySet());
        unused.removeAll(inSources(Pattern.compile("\"([^\"\\s]+)\"")));
        assertThat(unused).as("sentences that no source asks for").isEmpty();
    }

    @Test
    void everySentenceThatIsAskedForIsThere() throws IOException {
        Map<String, String> sentences = sentences(ENGLISH);
        Set<String> asked = inSources(CALL);
        assertThat(asked).hasSizeGreaterThan(10);
        // A key may also pass through a field or a parameter: then it is known by its first word.
        Set<String> families =
                sentences.keySet().stream().map(TextsTest::family).collect(Collectors.toSet());
        families.remove(METADATA);
        inSources(KEY).stream()
                .filter(key -> families.contains(family(key)))
                .filter(key -> !FILE.matcher(key).matches())
                .forEach(asked::add);
        asked.removeAll(sentences.keySet());
        assertThat(asked).as("sentences that the bundle lacks").isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() throws IOException {
        Function<String, Set<String>> places =
                sentence ->
                        PLACEHOLDER
                                .matcher(sentence)
                                .results()
                                .map(found -> found.group())
                                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> english = new TreeMap<>();
        sentences(ENGLISH).forEach((key, text) -> english.put(key, places.apply(text)));
        Map<String, Set<String>> korean = new TreeMap<>();
        sentences(KOREAN).forEach((key, text) -> korean.put(key, places.apply(text)));
        assertThat(korean).containsExactlyEntriesOf(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, KOREAN})
    void everySentenceIsOneLineAndThereOnce(String bundle) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(BUNDLES.resolve(bundle))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                assertThat(line).matches(LINE).doesNotEndWith("\\");
                keys.add(line.substring(0, line.indexOf('=')));
            }
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, KOREAN})
    void theKeysAreSorted(String bundle) throws IOException {
        List<String> keys =
                Files.readAllLines(BUNDLES.resolve(bundle)).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
        assertThat(keys).isSorted();
    }

    /** Words that were used beside those of the glossary, and a politer request beside -세요. */
    @ParameterizedTest
    @ValueSource(strings = {"시야", "걸음", "레이어", "보폭", "테스트", "최적화", "레이블", "십시오"})
    void theKoreanBundleHasOneWordForOneThing(String word) throws IOException {
        assertThat(sentences(KOREAN).values()).noneMatch(sentence -> sentence.contains(word));
    }

    @Test
    void theAtlasHasOneKoreanName() throws IOException {
        Map<String, String> korean = sentences(KOREAN);
        assertThat(korean.get("atlas.tab")).isEqualTo("도감");
        assertThat(korean.get("atlas.unknown")).contains("도감");
    }

    @Test
    void aLanguageIsFoundByItsLocaleAndTheyFollowOneAnother() {
        assertThat(Texts.Language.of(Locale.KOREA)).isEqualTo(Texts.Language.KOREAN);
        assertThat(Texts.Language.of(Locale.UK)).isEqualTo(Texts.Language.ENGLISH);
        assertThat(Texts.Language.of(Locale.FRENCH)).isEqualTo(Texts.Language.ENGLISH);
        Set<Texts.Language> visited = EnumSet.noneOf(Texts.Language.class);
        Texts.Language language = Texts.Language.ENGLISH;
        while (visited.add(language)) {
            language = language.next();
        }
        assertThat(visited).containsExactly(Texts.Language.values());
    }

    @Test
    void aProblemInsideAProblemSpeaksTheSameLanguage() {
        UserFacingException inner = new UserFacingException("weights.notFinite", "C1.weight");
        UserFacingException outer =
                new UserFacingException("storage.inFile", "a.safetensors", inner);
        assertThat(outer).hasMessageStartingWith("a.safetensors: The tensor C1.weight holds");
        assertThat(Texts.in(Texts.Language.KOREAN).get(outer))
                .startsWith("a.safetensors: 텐서 C1.weight에");
    }

    @Test
    void aNameWithBracesStaysAName() {
        assertThat(new UserFacingException("weights.shape", "{1}$1", "2×3", "{0}"))
                .hasMessageStartingWith(
                        "The tensor {1}$1 has the shape 2×3; the network needs {0}.");
    }

    private static Map<String, String> sentences(String bundle) throws IOException {
        Map<String, String> sentences = new TreeMap<>();
        for (String line : Files.readAllLines(BUNDLES.resolve(bundle))) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                sentences.put(matcher.group(1), matcher.group(2));
            }
        }
        return sentences;
    }

    private static Set<String> inSources(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                pattern.matcher(source).results().map(hit -> hit.group(1)).forEach(found::add);
            }
        }
        return found;
    }

    private static String family(String key) {
        return key.substring(0, key.indexOf('.'));
    }
}
