package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.ui.TestWindow;

final class LiveStyleSheetsTest {
    @Test
    void aChangedFileIsAppliedAndAnotherSheetStays(@TempDir Path folder) throws Exception {
        Path bundled = Files.createDirectories(folder.resolve("bundled")).resolve("a.css");
        Path edited = Files.createDirectories(folder.resolve("edited")).resolve("a.css");
        Path other = folder.resolve("bundled/b.css");
        Files.writeString(bundled, ".x { -fx-pref-width: 10; }");
        Files.writeString(other, ".x { -fx-pref-height: 5; }");
        Files.writeString(edited, ".x { -fx-pref-width: 20; }");
        Region region = new Region();
        region.getStyleClass().add("x");
        StackPane root = new StackPane(region);
        LiveStyleSheets sheets = new LiveStyleSheets(folder.resolve("edited"), root);
        TestWindow.startToolkit();
        TestWindow.run(sheets::look);
        try (TestWindow window =
                TestWindow.open(
                        () -> {
                            Scene scene = new Scene(root, 100, 100);
                            scene.getStylesheets()
                                    .addAll(bundled.toUri().toString(), other.toUri().toString());
                            return scene;
                        })) {
            assertThat(width(region)).isEqualTo(10);
            TestWindow.run(sheets::look);
            assertThat(width(region)).isEqualTo(20);
            Files.writeString(edited, ".x { -fx-pref-width: 30; }");
            Files.setLastModifiedTime(edited, FileTime.fromMillis(1));
            TestWindow.run(sheets::look);
            assertThat(width(region)).isEqualTo(30);
            assertThat(TestWindow.fx(region::getPrefHeight)).isEqualTo(5);
            assertThat(window).isNotNull();
        }
    }

    private static double width(Region region) {
        TestWindow.run(region::applyCss);
        return TestWindow.fx(region::getPrefWidth);
    }
}
