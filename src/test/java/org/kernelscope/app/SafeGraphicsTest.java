package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeGraphicsTest {
    @TempDir Path folder;

    @Test
    void aStartThatNeverPaintedMakesTheNextOneSafe() {
        Path home = folder.resolve("new");
        Properties properties = new Properties();
        SafeGraphics first = new SafeGraphics(home);
        first.begin(properties);
        assertThat(first.isChosen()).isFalse();
        assertThat(properties).isEmpty();

        SafeGraphics second = new SafeGraphics(home);
        second.begin(properties);
        assertThat(second.isChosen()).isTrue();
        assertThat(properties).containsEntry("prism.order", "sw");
        second.painted();

        Properties third = new Properties();
        new SafeGraphics(home).begin(third);
        assertThat(third).isEmpty();
    }

    @Test
    void aChoiceOfTheUserStays() {
        new SafeGraphics(folder).begin(new Properties());
        Properties chosen = new Properties();
        chosen.setProperty("prism.order", "es2");
        SafeGraphics next = new SafeGraphics(folder);
        next.begin(chosen);
        assertThat(next.isChosen()).isFalse();
        assertThat(chosen).containsEntry("prism.order", "es2");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNoFault() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        SafeGraphics graphics = new SafeGraphics(file.resolve("home"));
        graphics.begin(new Properties());
        graphics.painted();
        assertThat(graphics.isChosen()).isFalse();
    }
}
