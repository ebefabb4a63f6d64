package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.InkPlace;
import org.kernelscope.dataset.DatasetImport.Imported;
import org.kernelscope.dataset.PreparationTask.Steps;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.export.PngFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Data sets of one's own whose images are in colour. */
final class ColourSetTest {
    private static final Shape TINY = Shape.of(3, 1, 2);

    @TempDir Path folder;

    /** Two pixels: the values are red, red, green, green, blue, blue. */
    private static OwnExample pair(int label, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return OwnExample.takeOver(3, bytes, label, null, "test");
    }

    private static OwnDataset set(OwnExample... examples) throws UserFacingException {
        return OwnDataset.of(ClassNames.DIGITS, TINY, List.of(examples));
    }

    @Test
    void theBrightnessOfColoursAndTheInkOfGreyInAllChannels() {
        OwnExample colours = pair(0, 255, 0, 0, 255, 0, 0);
        assertThat(colours.level(0)).isEqualTo(76);
        assertThat(colours.level(1)).isEqualTo(150);
        OwnExample grey = colours.inChannels(1);
        assertThat(new int[] {grey.pixel(0), grey.pixel(1)}).containsExactly(76, 150);
        OwnExample equal = grey.inChannels(3);
        assertThat(equal.size()).isEqualTo(6);
        assertThat(equal.level(0)).isEqualTo(76);
        for (int level = 0; level < 256; level++) {
            assertThat(pair(0, level, 0, level, 0, level, 0).level(0)).isEqualTo(level);
        }
        assertThat(equal.inChannels(1)).isEqualTo(grey);
        assertThatThrownBy(() -> OwnExample.takeOver(2, new byte[4], 0, null, "t"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void setsOfBothKindsAreJoined() throws Exception {
        OwnDataset colour = Sets.colours(2);
        OwnDataset grey =
                OwnDataset.of(
                        ClassNames.checked(List.of("cat", "cow")),
                        28,
                        28,
                        List.of(Sets.bar(3, 1, 0)));
        OwnDataset both = new DatasetEdit.Join(grey).applied(colour);
        assertThat(both.shape()).isEqualTo(Shape.of(3, 28, 28));
        assertThat(both.classes().names()).containsExactly("cat", "dog", "cow");
        assertThat(both.example(4).inChannels(1)).isEqualTo(Sets.bar(3, 2, 0));
        OwnDataset other = new DatasetEdit.Join(colour).applied(grey);
        assertThat(other.channels()).isEqualTo(1);
        assertThat(other.example(1)).isEqualTo(colour.example(0).inChannels(1));
        assertThat(new DatasetEdit.Join(colour).applied(OwnDataset.EMPTY)).isEqualTo(colour);
        assertThat(new DatasetEdit.Join(grey).applied(OwnDataset.EMPTY_IN_COLOUR).isColour())
                .isTrue();
        assertThat(
                        new DatasetEdit.Add(List.of(Sets.bar(1, 1, 0)))
                                .applied(colour)
                                .example(4)
                                .channels())
                .isEqualTo(3);
        OwnDataset coloured = new DatasetEdit.Colour(true).applied(OwnDataset.EMPTY);
        assertThat(coloured).isEqualTo(OwnDataset.EMPTY_IN_COLOUR);
        assertThat(new DatasetEdit.Colour(false).applied(coloured)).isEqualTo(OwnDataset.EMPTY);
        assertThatThrownBy(() -> new DatasetEdit.Colour(true).applied(grey))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("only an empty one");
    }

    @Test
    void channelsCountAgainstTheMostImages() throws Exception {
        Shape large = Shape.of(3, 256, 256);
        assertThat(OwnDataset.most(large)).isEqualTo(1066);
        OwnExample one = OwnExample.takeOver(3, new byte[large.size()], 0, null, "t");
        List<OwnExample> many = java.util.Collections.nCopies(1067, one);
        assertThatThrownBy(() -> OwnDataset.of(ClassNames.DIGITS, large, many))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("1066");
        OwnExample grey = OwnExample.takeOver(new byte[256 * 256], 0, null, "t");
        OwnDataset fits =
                OwnDataset.of(
                        ClassNames.DIGITS, 256, 256, java.util.Collections.nCopies(1067, grey));
        assertThatThrownBy(() -> fits.inChannels(3)).isInstanceOf(UserFacingException.class);
    }

    @Test
    void theSummaryIsInColoursAndOfTheBrightness() throws Exception {
        OwnDataset set =
                set(
                        pair(0, 255, 0, 0, 0, 0, 255),
                        pair(0, 0, 0, 0, 0, 0, 255),
                        pair(1, 200, 200, 10, 10, 0, 0),
                        pair(2, 200, 200, 10, 10, 0, 0),
                        // The brightness is the same, the colours are not.
                        pair(3, 0, 255, 0, 0, 255, 0));
        DatasetSummary summary = DatasetSummary.of(set);
        assertThat(summary.means().get(0).toArray()).containsExactly(0.5f, 0, 0, 0, 0, 1);
        assertThat(summary.inks().get(0)).isEqualTo((0.299 * 0.5 + 0.114) / 2, within(1e-9));
        assertThat(summary.blanks()).as("one colour all over").containsExactly(2, 3);
        assertThat(summary.duplicates()).containsExactly(List.of(2, 3));
    }

    @Test
    void distancesAreThoseOfTheColours() {
        OwnExample red = pair(0, 255, 0, 0, 0, 0, 0);
        assertThat(red.distance(pair(0, 0, 0, 255, 0, 0, 0)))
                .isEqualTo((float) Math.sqrt(2), within(1e-6f));
        assertThat(red.distance(red)).isZero();
    }

    @Test
    void theTrainingGetsTheColours() throws Exception {
        OwnDataset set = Sets.colours(5);
        Dataset all = set.toDataset();
        assertThat(all.shape()).isEqualTo(Shape.of(3, 28, 28));
        assertThat(all.image(3)).isEqualTo(set.example(3).image(28, 28));
        assertThat(all.ink(3)).isEqualTo(set.example(3).ink(28, 28));
        DatasetParts parts = DatasetParts.of(set, DatasetParts.USUAL, 1);
        assertThat(parts.training().channels()).isEqualTo(3);
        assertThat(parts.own(DatasetParts.Part.TEST).isColour()).isTrue();
    }

    @Test
    void coloursAreTurnedAndInvertedButNotPrepared() throws Exception {
        OwnDataset set = set(pair(0, 1, 2, 3, 4, 5, 6));
        OwnDataset turned = new ImageTurn(true, false, true, true, false).applied(set);
        assertThat(turned.shape()).isEqualTo(Shape.of(3, 2, 1));
        byte[] pixels = new byte[6];
        turned.example(0).copyPixels(pixels, 0);
        assertThat(pixels)
                .containsExactly(
                        new byte[] {
                            (byte) 253, (byte) 254, (byte) 251, (byte) 252, (byte) 249, (byte) 250
                        });
        ImageTurn prepared = ImageTurn.NONE.withPreparation();
        assertThatThrownBy(() -> prepared.applied(set))
                .isInstanceOf(IllegalArgumentException.class);
        OwnExample white = pair(0, 255, 255, 255, 255, 255, 255);
        assertThat(TurnCheck.of(set(white))).as("light edges are no ink").isEmpty();
    }

    /** What was white on black before is moved in every channel as its ink is. */
    @Test
    void thePreparationIsTakenBackInEveryChannel() {
        InkPlace corner = new InkPlace(0, 0, 0.25f, 0.125f);
        OwnExample grey = Sets.bar(4, 4, 0).withPlace(corner);
        for (Steps steps :
                List.of(
                        new Steps(true, false, false),
                        new Steps(true, false, true),
                        new Steps(true, true, false),
                        new Steps(false, true, true))) {
            Tensor expected = PreparationTask.shown(grey, steps, 28, 28);
            Tensor equal = PreparationTask.shown(grey.inChannels(3), steps, 28, 28);
            for (int channel = 0; channel < 3; channel++) {
                assertThat(equal.channel(channel)).isEqualTo(expected);
            }
            byte[] red = new byte[3 * 784];
            grey.copyPixels(red, 0);
            OwnExample stroke = OwnExample.takeOver(3, red, 4, null, "t").withPlace(corner);
            Tensor moved = PreparationTask.shown(stroke, steps, 28, 28);
            assertThat(moved.channel(0)).isEqualTo(expected);
            assertThat(moved.channel(1).max()).isEqualTo(steps.inked() ? 0 : 1);
        }
    }

    @Test
    void idxFilesKeepTheColours() throws Exception {
        OwnDataset set = Sets.colours(3);
        DatasetExport.idx(set, folder, "own");
        assertThat(folder.resolve("own-images-idx4-ubyte.gz")).exists();
        Imported read = DatasetImport.read(folder, ImportProgress.UNWATCHED);
        assertThat(read.dataset().toDataset().sha256()).isEqualTo(set.toDataset().sha256());
        assertThat(read.report().notes()).isEmpty();
        Imported grey =
                DatasetImport.readInto(Sets.bars(1), List.of(folder), ImportProgress.UNWATCHED);
        assertThat(grey.dataset().channels()).isEqualTo(1);
        assertThat(grey.dataset().example(2).level(7)).isEqualTo(set.example(2).level(7));
        assertThat(grey.report().notes())
                .extracting(Throwable::getMessage)
                .singleElement()
                .asString()
                .contains(folder.toString(), "the brightness was taken");
    }

    @Test
    void pngFilesKeepTheColours() throws Exception {
        OwnDataset prepared = ImageTurn.NONE.withPreparation().applied(Sets.bars(1));
        OwnExample grey = prepared.example(3).withLabel(1);
        OwnDataset set = new DatasetEdit.Add(List.of(grey)).applied(Sets.colours(3));
        DatasetExport.png(set, folder, ImportProgress.UNWATCHED);
        OwnDataset again =
                DatasetImport.readInto(
                                OwnDataset.EMPTY_IN_COLOUR,
                                List.of(folder),
                                ImportProgress.UNWATCHED)
                        .dataset();
        // In the order of the folders.
        OwnDataset sorted = set.with(ofClass(set, 0));
        sorted = new DatasetEdit.Add(ofClass(set, 1)).applied(sorted);
        assertThat(again.toDataset().sha256()).isEqualTo(sorted.toDataset().sha256());
        Imported reduced = DatasetImport.read(folder, ImportProgress.UNWATCHED);
        assertThat(reduced.dataset().channels()).isEqualTo(1);
    }

    private static List<OwnExample> ofClass(OwnDataset set, int label) {
        return set.examples().stream().filter(each -> each.label() == label).toList();
    }

    @Test
    void imagesAreReadInColourForASetInColour() throws Exception {
        int[] half = new int[40 * 40];
        int[] stroke = new int[40 * 40];
        for (int i = 0; i < half.length; i++) {
            half[i] = i % 40 < 20 ? 0xffff0000 : 0xff0000ff;
            boolean inked = i / 40 > 6 && i / 40 < 33 && i % 40 > 10 && i % 40 < 16;
            stroke[i] = inked ? 0xff000000 : 0xffffffff;
        }
        Files.write(
                folder.resolve("a_half.png"),
                PngFile.bytes(new Pixels(40, 40, half), Caption.of("t")));
        Files.write(
                folder.resolve("b_stroke.png"),
                PngFile.bytes(new Pixels(40, 40, stroke), Caption.of("t")));
        OwnDataset grey = DatasetImport.read(folder, ImportProgress.UNWATCHED).dataset();
        OwnDataset colour = into(OwnDataset.EMPTY_IN_COLOUR);
        assertThat(colour.shape()).isEqualTo(Shape.of(3, 28, 28));
        Tensor flag = colour.example(0).image(28, 28);
        assertThat(flag.at(0, 3, 3)).isEqualTo(1);
        assertThat(flag.at(2, 3, 3)).isZero();
        assertThat(flag.at(2, 25, 25)).isEqualTo(1);
        assertThat(colour.example(0).place()).isNull();
        // The grey one is prepared as always.
        assertThat(colour.example(1)).isEqualTo(grey.example(1).inChannels(3));
        assertThat(colour.example(1).place()).isNotNull();
        OwnExample large = OwnExample.takeOver(3, new byte[3 * 40 * 32], 0, null, "t");
        OwnDataset larger =
                into(OwnDataset.of(ClassNames.DIGITS, Shape.of(3, 40, 32), List.of(large)));
        assertThat(larger.shape()).isEqualTo(Shape.of(3, 40, 32));
        assertThat(larger.example(0).image(40, 32).at(0, 39, 0)).isEqualTo(1);
        // The prepared 28×28 lie 6 rows lower and 2 columns to the right, with nothing around.
        Tensor moved = larger.example(1).image(40, 32);
        assertThat(moved.at(1, 20, 16)).isEqualTo(grey.example(1).ink(28, 28).at(0, 14, 14));
        assertThat(moved.at(1, 5, 16)).isZero();
        OwnExample tiny = OwnExample.takeOver(3, new byte[3 * 64], 0, null, "t");
        Imported small =
                DatasetImport.readInto(
                        OwnDataset.of(ClassNames.DIGITS, Shape.of(3, 8, 8), List.of(tiny)),
                        List.of(folder),
                        ImportProgress.UNWATCHED);
        assertThat(small.dataset().count()).isEqualTo(1);
        assertThat(small.report().problems().toString()).contains("28×28", "8×8");
    }

    /** As the command line reads a folder for a network with three channels. */
    @Test
    void aNetworkThatSeesColoursGetsThoseOfAFolder() throws Exception {
        Path coloured = folder.resolve("coloured");
        DatasetExport.png(Sets.colours(2), coloured, ImportProgress.UNWATCHED);
        Imported colours = DatasetImport.readInColour(coloured, ImportProgress.UNWATCHED);
        assertThat(colours.dataset().toDataset().channels()).isEqualTo(3);
        assertThat(colours.dataset().count()).isEqualTo(4);
        Path plain = folder.resolve("plain");
        DatasetExport.png(Sets.bars(1), plain, ImportProgress.UNWATCHED);
        assertThat(DatasetImport.readInColour(plain, ImportProgress.UNWATCHED).dataset())
                .as("all images are grey")
                .isEqualTo(DatasetImport.read(plain, ImportProgress.UNWATCHED).dataset());
        Path file = folder.resolve("own.ksdata");
        for (OwnDataset set : List.of(Sets.bars(1), Sets.bars(1).inChannels(3))) {
            DatasetFile.write(file, set);
            assertThat(DatasetImport.readInColour(file, ImportProgress.UNWATCHED).dataset())
                    .as("a set is as it is")
                    .isEqualTo(set);
        }
    }

    private OwnDataset into(OwnDataset set) throws UserFacingException {
        return DatasetImport.readInto(set, List.of(folder), ImportProgress.UNWATCHED).dataset();
    }

    /** The first of several places decides; a set in colour makes what follows colour. */
    @Test
    void theFirstPlaceDecides() throws Exception {
        Path grey = folder.resolve("grey.ksdata");
        Path colour = folder.resolve("colour.ksdata");
        DatasetFile.write(grey, Sets.bars(1));
        DatasetFile.write(colour, Sets.colours(2));
        Imported first = DatasetImport.read(List.of(colour, grey), null, ImportProgress.UNWATCHED);
        assertThat(first.dataset().channels()).isEqualTo(3);
        Imported second = DatasetImport.read(List.of(grey, colour), null, ImportProgress.UNWATCHED);
        assertThat(second.dataset().channels()).isEqualTo(1);
        assertThat(second.report().notes().toString()).contains("colour.ksdata");
        assertThat(Arrays.stream(second.dataset().counts()).sum()).isEqualTo(14);
    }
}
