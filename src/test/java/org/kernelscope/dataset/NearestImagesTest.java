package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.NearestImages.Kind;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;

final class NearestImagesTest {
    private static OwnExample image(int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return OwnExample.takeOver(bytes, 0, null, "test");
    }

    private static NearestImages byPixels(OwnDataset set, int place) throws UserFacingException {
        NearestImages.Task task = new NearestImages.Task(set, place, Kind.PIXELS, null, null);
        while (task.step(
                () -> {
                    throw new AssertionError("pixels need no network");
                })) {
            assertThat(task.share()).isBetween(0.0, 1.0);
        }
        return task.found();
    }

    /** Differences of 3/255 and 4/255 are 5/255 together. */
    @Test
    void pixelsAreComparedByTheL2Distance() throws UserFacingException {
        OwnDataset set =
                OwnDataset.of(
                        ClassNames.DIGITS,
                        1,
                        3,
                        List.of(
                                image(0, 0, 255),
                                image(10, 200, 7),
                                image(10, 203, 3),
                                image(10, 200, 7)));
        NearestImages found = byPixels(set, 3);
        assertThat(found.distance(2)).isCloseTo(5 / 255f, within(1e-6f));
        assertThat(found.distance(1)).isZero();
        assertThat(found.distance(3)).isZero();
        assertThat(found.distance(0))
                .isCloseTo((float) Math.sqrt(10 * 10 + 200 * 200 + 248 * 248) / 255, within(1e-6f));
        // The image itself comes before its copy.
        assertThat(found.sorted(new int[] {0, 1, 2, 3})).containsExactly(3, 1, 2, 0);
        assertThat(found.sorted(new int[] {0, 2})).containsExactly(2, 0);
        assertThat(found.isOf(new DatasetEdit.Relabel(java.util.Set.of(1), 4).applied(set)))
                .isTrue();
        assertThat(found.isOf(new DatasetEdit.Remove(java.util.Set.of(1)).applied(set))).isFalse();
    }

    /** More images than a part has. */
    @Test
    void allPartsAreCompared() throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            examples.add(image(i % 256, i / 256));
        }
        OwnDataset set = OwnDataset.of(ClassNames.DIGITS, 1, 2, examples);
        NearestImages found = byPixels(set, 8_999);
        assertThat(found.count()).isEqualTo(9_000);
        assertThat(found.distance(8_998)).isCloseTo(1 / 255f, within(1e-6f));
        assertThat(found.distance(0))
                .isCloseTo((float) Math.hypot(8_999 % 256, 8_999 / 256) / 255, within(1e-5f));
    }

    /** The values of F6 of a network that was trained. */
    @Test
    void featuresAreThoseOfTheLastHiddenLayer() throws UserFacingException {
        Model model = ModelFile.readBundled("lenet5-modern");
        OwnDataset set = Sets.bars(30);
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            NearestImages.Task task = new NearestImages.Task(set, 7, Kind.FEATURES, model, null);
            int steps = 1;
            while (task.step(() -> network)) {
                steps++;
            }
            assertThat(steps).isEqualTo(2);
            NearestImages found = task.found();
            var input = model.architecture().input();
            var a = network.forward(input.encode(set.example(7).ink(28, 28))).layers();
            var b = network.forward(input.encode(set.example(48).ink(28, 28))).layers();
            assertThat(a.get(a.size() - 2).name()).isEqualTo("F6");
            double sum = 0;
            for (int i = 0; i < 84; i++) {
                double difference =
                        a.get(a.size() - 2).output().get(i) - b.get(b.size() - 2).output().get(i);
                sum += difference * difference;
            }
            assertThat(found.distance(48)).isCloseTo((float) Math.sqrt(sum), within(1e-4f));
            assertThat(found.distance(7)).isZero();
            // Another question about the same images asks no network.
            NearestImages.Task next = new NearestImages.Task(set, 48, Kind.FEATURES, model, found);
            boolean more =
                    next.step(
                            () -> {
                                throw new AssertionError("the features are known");
                            });
            assertThat(more).isFalse();
            assertThat(next.found().distance(7)).isCloseTo(found.distance(48), within(1e-4f));
        }
    }

    @Test
    void imagesThatAreTooLargeForTheNetworkAreRefused() throws UserFacingException {
        Model model = ModelFile.readBundled("lenet5-modern");
        OwnDataset set = OwnDataset.of(ClassNames.DIGITS, 40, 1, List.of(image(new int[40])));
        assertThatThrownBy(() -> new NearestImages.Task(set, 0, Kind.FEATURES, model, null))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("40");
    }
}
