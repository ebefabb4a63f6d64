package org.kernelscope.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.text.UserFacingException;

/** The list of kept views: what it keeps, and what becomes of a damaged one. */
final class ViewsFileTest {
    @TempDir Path folder;

    @Test
    void theNewestIsTheFirst() throws UserFacingException {
        ViewsFile file = new ViewsFile(folder.resolve("new"));
        assertThat(file.read()).isEmpty();
        ViewsFile.KeptView one = new ViewsFile.KeptView("one", ScenesForTests.explore());
        ViewsFile.KeptView two = new ViewsFile.KeptView("two", ScenesForTests.number(folder));
        assertThat(file.keep(one)).containsExactly(one);
        assertThat(file.keep(two)).containsExactly(two, one);
        assertThat(file.read()).containsExactly(two, one);
        assertThat(file.forget("two")).containsExactly(one);
        assertThat(file.read()).containsExactly(one);
    }

    @Test
    void aNameIsUsedOnce() throws UserFacingException {
        ViewsFile file = new ViewsFile(folder);
        ViewsFile.KeptView newer = new ViewsFile.KeptView("a", ScenesForTests.lab());
        file.keep(new ViewsFile.KeptView("a", Scene.EMPTY));
        assertThat(file.keep(newer)).containsExactly(newer);
    }

    @Test
    void twoWindowsShareTheList() throws UserFacingException {
        ViewsFile one = new ViewsFile(folder);
        ViewsFile other = new ViewsFile(folder);
        one.keep(new ViewsFile.KeptView("of one", Scene.EMPTY));
        assertThat(other.keep(new ViewsFile.KeptView("of the other", Scene.EMPTY))).hasSize(2);
    }

    @Test
    void aFullListRefusesTheNext() throws UserFacingException {
        ViewsFile file = new ViewsFile(folder);
        for (int i = 0; i < ViewsFile.MAX_VIEWS; i++) {
            file.keep(new ViewsFile.KeptView("view " + i, Scene.EMPTY));
        }
        assertThatThrownBy(() -> file.keep(new ViewsFile.KeptView("more", Scene.EMPTY)))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        refused -> assertThat(refused.key()).isEqualTo("scene.views.many"));
        assertThat(file.read()).hasSize(ViewsFile.MAX_VIEWS);
    }

    @Test
    void aDamagedListIsNamedAndMovedAsideBeforeTheNextIsKept() throws Exception {
        ViewsFile file = new ViewsFile(folder);
        Files.writeString(file.path(), "{\"views\": [");
        assertThatThrownBy(file::read)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("views.json");
        assertThat(file.keep(new ViewsFile.KeptView("a", Scene.EMPTY))).hasSize(1);
        assertThat(folder.resolve("views-1.json")).content().isEqualTo("{\"views\": [");
        assertThat(file.read()).hasSize(1);
    }

    @Test
    void aNameIsOneLine() {
        assertThat(ViewsFile.KeptView.name("  a\n\tb  ")).isEqualTo("a b");
        assertThat(ViewsFile.KeptView.name("x".repeat(200))).hasSize(ViewsFile.KeptView.MAX_NAME);
    }
}
