package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.text.UserFacingException;

final class EditedDatasetTest {
    @Test
    void everyEditIsUndoneAndDoneAgain() throws UserFacingException {
        OwnDataset first = Sets.bars(2);
        EditedDataset set = EditedDataset.of(first);
        List<DatasetEdit> edits =
                List.of(
                        new DatasetEdit.Add(List.of(Sets.bar(3, 4, 9))),
                        new DatasetEdit.Relabel(Set.of(0, 20), 7),
                        new DatasetEdit.Remove(Set.of(1, 2)),
                        new DatasetEdit.Turn(new ImageTurn(true, false, false, true, false)));
        for (DatasetEdit edit : edits) {
            set = set.with(edit);
            assertThat(set.last()).contains(edit);
        }
        OwnDataset last = set.dataset();
        assertThat(last.count()).isEqualTo(19);
        assertThat(last.counts()[7]).isEqualTo(4);
        for (int i = 0; i < edits.size(); i++) {
            set = set.undone();
        }
        assertThat(set.dataset()).isEqualTo(first);
        assertThat(set.undone().dataset()).isEqualTo(first);
        for (int i = 0; i < edits.size(); i++) {
            set = set.redone();
        }
        assertThat(set.dataset()).isEqualTo(last);
        assertThat(set.canRedo()).isFalse();
    }

    @Test
    void setsOfSeveralMachinesJoinByTheNamesOfTheirClasses() throws UserFacingException {
        ClassNames one = ClassNames.checked(List.of("ㄱ", "ㄴ"));
        ClassNames two = ClassNames.checked(List.of("ㄷ", "ㄱ"));
        OwnDataset a = OwnDataset.of(one, 28, 28, List.of(Sets.bar(0, 1, 0)));
        OwnDataset b = OwnDataset.of(two, 28, 28, List.of(Sets.bar(1, 0, 0), Sets.bar(2, 1, 0)));
        OwnDataset joined = new DatasetEdit.Join(b).applied(a);
        assertThat(joined.classes().names()).containsExactly("ㄱ", "ㄴ", "ㄷ");
        assertThat(joined.counts()).containsExactly(1, 1, 1);
        OwnDataset small = OwnDataset.of(one, 8, 8, List.of());
        OwnDataset filled =
                OwnDataset.of(one, 8, 8, List.of(OwnExample.takeOver(new byte[64], 0, null, "t")));
        assertThat(new DatasetEdit.Join(filled).applied(small)).isEqualTo(filled);
        assertThatThrownBy(() -> new DatasetEdit.Join(filled).applied(a))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("8×8");
    }

    @Test
    void classesHaveNamesInAnyScript() throws UserFacingException {
        assertThat(ClassNames.sorted(List.of("7", "3"))).isEqualTo(ClassNames.DIGITS);
        assertThat(ClassNames.sorted(List.of("10", "9", "b", "a")).names())
                .containsExactly("9", "10", "a", "b");
        // macOS names files with the parts of a syllable one by one.
        assertThat(ClassNames.sorted(List.of("\u1112\u1161\u11ab", "글")).names())
                .containsExactly("글", "한");
        for (String bad : List.of("", " ", "a\u202eb", "a\nb", "x".repeat(41))) {
            assertThatThrownBy(() -> ClassNames.checked(List.of("a", bad)))
                    .isInstanceOf(UserFacingException.class);
        }
        assertThatThrownBy(() -> ClassNames.sorted(List.of("smiley")))
                .isInstanceOf(UserFacingException.class);
    }

    @Test
    void theSummaryCountsAveragesAndFindsCopies() throws UserFacingException {
        OwnDataset set =
                OwnDataset.of(
                        ClassNames.DIGITS,
                        28,
                        28,
                        List.of(
                                Sets.bar(1, 1, 0),
                                Sets.bar(1, 1, 255),
                                Sets.bar(2, 2, 0),
                                Sets.bar(1, 5, 0)));
        DatasetSummary summary = DatasetSummary.of(set);
        assertThat(summary.counts()).startsWith(0, 2, 1);
        assertThat(summary.means().get(1).max()).isEqualTo(0.5f);
        assertThat(summary.inks().get(2)).isBetween(0.05, 0.15);
        assertThat(summary.blanks()).containsExactly(1);
        assertThat(summary.duplicates()).containsExactly(List.of(0, 3));
        assertThat(summary.repeated()).containsExactly(3);
    }
}
