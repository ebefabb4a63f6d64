package org.kernelscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Stroke;
import org.kernelscope.lesson.LessonWriter.Words;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.LessonPart;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Pad;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

final class LessonWriterTest {
    private static final Words WORDS =
            new Words("Mine", "Count kernels", number -> "Step " + number, "Look.");
    private static final Scene EXPLORE = Scene.EMPTY.withMode("explore");
    private static final Scene LAB = Scene.EMPTY.withMode("lab");

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsRead() throws UserFacingException {
        Path file = folder.resolve("mine.ko.md");
        LessonWriter.create(file, Language.KOREAN, WORDS, EXPLORE);
        LessonWriter.append(
                file,
                WORDS,
                LAB.withLesson(LessonPart.NONE)
                        .withDisplay(new DisplayPart("dark", null, null, null, null, null, null)));
        Lesson lesson = LessonFiles.read(file);
        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.title()).isEqualTo("Mine");
        assertThat(lesson.language()).isEqualTo(Language.KOREAN);
        assertThat(lesson.goals()).containsExactly("Count kernels");
        assertThat(lesson.steps()).extracting(Step::title).containsExactly("Step 1", "Step 2");
        assertThat(lesson.steps()).extracting(Step::scene).containsExactly(EXPLORE, LAB);
    }

    @Test
    void whatStandsInTheFileStays() throws Exception {
        Path file = folder.resolve("mine.en.md");
        LessonWriter.create(file, Language.ENGLISH, WORDS, EXPLORE);
        String before = Files.readString(file).replace("Look.", "Look **here**.");
        Files.writeString(file, before + "\n\n");
        LessonWriter.append(file, WORDS, LAB);
        assertThat(Files.readString(file)).startsWith(before.stripTrailing());
        assertThat(LessonFiles.read(file).steps()).hasSize(2);
    }

    @Test
    void aLongSceneHasAFileOfItsOwn() throws Exception {
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            strokes.add(Stroke.at(0.5, i / 200.0, 0.1));
        }
        Scene drawn = EXPLORE.withPad(new Pad(null, strokes));
        Path file = folder.resolve("mine.en.md");
        LessonWriter.create(file, Language.ENGLISH, WORDS, drawn);
        LessonWriter.append(file, WORDS, drawn);
        assertThat(folder.resolve("mine-1.kscope.json")).exists();
        assertThat(folder.resolve("mine-2.kscope.json")).exists();
        assertThat(Files.readString(file).length()).isLessThan(500);
        assertThat(LessonFiles.read(file).problems()).isEmpty();
        assertThat(LessonFiles.read(file).steps())
                .extracting(Step::scene)
                .containsExactly(drawn, drawn);
    }

    @Test
    void aNetworkElsewhereIsRefusedAndTheLessonStays() throws Exception {
        Path lessons = Files.createDirectory(folder.resolve("lessons"));
        Path file = lessons.resolve("mine.en.md");
        LessonWriter.create(file, Language.ENGLISH, WORDS, EXPLORE);
        String before = Files.readString(file);
        Path network = Files.createFile(folder.resolve("other.safetensors"));
        Scene scene = EXPLORE.withNetwork(new NetworkPart(new NetworkSource.File(network), null));
        assertThatThrownBy(() -> LessonWriter.append(file, WORDS, scene))
                .hasMessage(
                        new UserFacingException("lesson.file.outside", "../other.safetensors")
                                .getMessage());
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(lessons).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void aLessonThatIsFullStays() throws Exception {
        Path file = folder.resolve("mine.en.md");
        LessonWriter.create(file, Language.ENGLISH, WORDS, EXPLORE);
        String full = Files.readString(file);
        full += "x".repeat(LessonParser.MAX_CHARACTERS - full.length());
        Files.writeString(file, full);
        assertThatThrownBy(() -> LessonWriter.append(file, WORDS, LAB))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(Integer.toString(LessonParser.MAX_CHARACTERS));
        assertThat(Files.readString(file)).isEqualTo(full);
    }
}
