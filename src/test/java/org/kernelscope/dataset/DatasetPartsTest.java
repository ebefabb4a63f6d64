package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
    void theDivisionOfTheFilesIsKept() throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            examples.add(Sets.bar(i % 10, i % 10, i / 10).withPart(i < 120 ? Part.LEARN : null));
        }
        // Fifty to test with; the first of them is there to learn from as well.
        for (int i = 0; i < 50; i++) {
            int shade = i == 0 ? 0 : 30 + i / 10;
            examples.add(Sets.bar(i % 10, i % 10, shade).withPart(Part.TEST));
        }
        OwnDataset set = OwnDataset.of(ClassNames.DIGITS, 28, 28, examples);
        DatasetParts parts = DatasetParts.of(set, new DatasetParts.Shares(10, 25), 3);
        Set<Integer> test = set(parts.places(Part.TEST));
        assertThat(test).containsAll(IntStream.range(200, 250).boxed().toList()).contains(0);
        // Of the rest, those without a part are divided by the shares: two of eight in each class.
        assertThat(test.stream().filter(it -> it < 120)).containsExactly(0);
        assertThat(test.stream().filter(it -> it >= 120 && it < 200)).hasSize(20);
        Set<Integer> validation = set(parts.places(Part.VALIDATION));
        assertThat(validation.stream().filter(it -> it < 120)).hasSize(10);
        assertThat(validation.stream().filter(it -> it >= 200)).isEmpty();
        assertThat(set(DatasetParts.of(set, DatasetParts.USUAL, 4).places(Part.VALIDATION)))
                .isNotEqualTo(validation);
        assertThat(set(DatasetParts.of(set, DatasetParts.USUAL, 4).places(Part.TEST)))
                .containsAll(IntStream.range(200, 250).boxed().toList());
    }

    /** Files to learn from alone, or to test with alone, are divided as any set is. */
    @Test
    void onePartAloneIsDivided() throws UserFacingException {
        for (Part part : List.of(Part.LEARN, Part.TEST)) {
            OwnDataset plain = Sets.bars(20);
            OwnDataset given =
                    plain.with(plain.examples().stream().map(it -> it.withPart(part)).toList());
            assertThat(DatasetParts.of(given, DatasetParts.USUAL, 3).places(Part.TEST))
                    .containsExactly(
                            DatasetParts.of(plain, DatasetParts.USUAL, 3).places(Part.TEST));
        }
    }

    private static Set<Integer> set(int[] places) {
        return IntStream.of(places).boxed().collect(Collectors.toSet());
    }

    @Test
    void tooFewImagesAreNotDivided() throws UserFacingException {
        OwnDataset set = Sets.bars(1);
        assertThatThrownBy(() -> DatasetParts.of(set, DatasetParts.USUAL, 1))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("10 images");
    }
}
