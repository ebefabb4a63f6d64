package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SaveTargetTest {
    private final Notices notices = new Notices();
    private final List<Path> written = new ArrayList<>();

    @TempDir Path folder;

    private void use(String name) {
        SaveTarget.use(folder.resolve(name), ".html", notices, written::add);
    }

    @Test
    void aNameGetsItsSuffixOnce() {
        use("a");
        use("b.html");
        use("C.HTML");
        use("d.v2");
        assertThat(written.stream().map(file -> file.getFileName().toString()))
                .containsExactly("a.html", "b.html", "C.HTML", "d.v2.html");
        assertThat(notices.newestProperty().get()).isNull();
    }

    @Test
    void aFileThatTheDialogDidNotAskAboutIsAskedAbout() throws Exception {
        Path there = Files.createFile(folder.resolve("a.html"));
        use("a");
        assertThat(written).isEmpty();
        notices.actionsProperty().get().get(0).work().run();
        assertThat(written).containsExactly(there);
    }

    @Test
    void whatTheDialogAskedAboutIsNotAskedAboutAgain() throws Exception {
        Path there = Files.createFile(folder.resolve("a.html"));
        use("a.html");
        assertThat(written).containsExactly(there);
    }
}
