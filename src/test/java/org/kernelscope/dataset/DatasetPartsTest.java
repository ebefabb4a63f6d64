package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetParts.Part;
import org.kernelscope.text.UserFacingException;

final class DatasetPartsTest {
    @Test
    void noImageIsInTwoPartsWhateverItsLabel() throws UserFacingException {
        Random random = new Random(4);
        for (int trial = 0; trial < 40; trial++) {
            List<OwnExample> examples = new ArrayList<>();
            for (int i = 0; i < 40 + random.nextInt(60); i++) {
                // Few different images: most are there several times, some with other labels.
                examples.add(Sets.bar(random.nextInt(10), random.nextInt(10), random.nextInt(3)));
            }
            OwnDataset set = OwnDataset.of(ClassNames.DIGITS, 28, 28, examples);
            DatasetParts parts = DatasetParts.of(set, DatasetParts.USUAL, trial);
            List<Integer> all = new ArrayList<>();
            Set<Object> before = new HashSet<>();
            for (Part part : Part.values()) {
                Set<Object> here = new HashSet<>();
                for (int place : parts.places(part)) {
                    all.add(place);
                    here.add(set.example(place).pixelKey());
                }
                assertThat(before).doesNotContainAnyElementsOf(here);
                before.addAll(here);
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, set.count()).boxed().toList());
        }
    }

    @Test
    void theSeedDecidesAndEachClassIsInEachPart() throws UserFacingException {
        OwnDataset set = Sets.bars(20);
        DatasetParts parts = DatasetParts.of(set, new DatasetParts.Shares(10, 20), 3);
        assertThat(parts.own(Part.TEST).counts()).containsOnly(4);
        assertThat(parts.own(Part.VALIDATION).counts()).containsOnly(2);
        assertThat(parts.own(Part.LEARN).counts()).containsOnly(14);
        assertThat(parts.training().count()).isEqualTo(160);
        assertThat(DatasetParts.of(set, new DatasetParts.Shares(10, 20), 3).places(Part.LEARN))
                .containsExactly(parts.places(Part.LEARN));
        assertThat(DatasetParts.of(set, new DatasetParts.Shares(10, 20), 4).places(Part.LEARN))
                .isNotEqualTo(parts.places(Part.LEARN));
        // Those to validate with are the last ones, as a training takes them.
        assertThat(parts.training().label(159))
                .isEqualTo(set.example(parts.places(Part.VALIDATION)[19]).label());
    }

    @Test
    void tooFewImagesAreNotDivided() throws UserFacingException {
        OwnDataset set = Sets.bars(1);
        assertThatThrownBy(() -> DatasetParts.of(set, DatasetParts.USUAL, 1))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("10 images");
    }
}
