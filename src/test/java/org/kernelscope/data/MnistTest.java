package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

final class MnistTest {
    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, 6bbc9ace898e44ae57da46a324031adb",
        "train-labels-idx1-ubyte, a25bea736e30d166cdddb491f175f624",
        "t10k-images-idx3-ubyte, 2646ac647ad5339dbf082846283269ea",
        "t10k-labels-idx1-ubyte, 27ae3e4e09519cfbb04c329615203637"
    })
    void theFilesInsideAreTheCanonicalOnes(String name, String md5) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        try (InputStream in =
                new GZIPInputStream(
                        MnistTest.class.getResourceAsStream("/assets/mnist/" + name + ".gz"))) {
            in.transferTo(
                    new java.security.DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(md5);
    }

    @Test
    void allTestDigitsAreThere() throws UserFacingException {
        Dataset test = Mnist.inside().test();
        assertThat(test.count()).isEqualTo(10_000);
        assertThat(test.rows()).isEqualTo(28);
        assertThat(test.columns()).isEqualTo(28);
        // The first ten labels as every introduction to MNIST prints them.
        int[] labels = new int[10];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = test.label(i);
        }
        assertThat(labels).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
        assertThat(test.ink(0).shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(test.ink(0).max()).isEqualTo(1f);
    }

    @Test
    void allTrainingDigitsAreThere() throws UserFacingException {
        Dataset train = Mnist.inside().train();
        assertThat(train.count()).isEqualTo(60_000);
        // The number of each digit, as published.
        int[] counts = new int[10];
        for (int i = 0; i < train.count(); i++) {
            counts[train.label(i)]++;
        }
        assertThat(counts)
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    }

    @Test
    void aFolderWithUnpackedFilesIsADataset(@TempDir Path folder) throws Exception {
        Files.write(
                folder.resolve("t10k-images.idx3-ubyte"), IdxBytes.images(2, 3, 2).toByteArray());
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(4, 9).toByteArray());
        Dataset test = Mnist.in(folder).test();
        assertThat(test.count()).isEqualTo(2);
        assertThat(test.rows()).isEqualTo(3);
        assertThat(test.columns()).isEqualTo(2);
        assertThat(test.label(1)).isEqualTo(9);
        assertThat(test.ink(1).at(0, 2, 1)).isEqualTo(11 / 255f);
    }

    @Test
    void aMissingFileOrFolderIsNamed(@TempDir Path folder) throws UserFacingException {
        Mnist empty = Mnist.in(folder);
        assertThatThrownBy(empty::train)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("no file train-images-idx3-ubyte.")
                .hasMessageContaining("t10k-labels-idx1-ubyte");
        assertThatThrownBy(() -> Mnist.in(folder.resolve("nowhere")))
                .isInstanceOf(UserFacingException.class)
                .hasMessageStartingWith("There is no folder " + folder.resolve("nowhere"));
    }

    @Test
    void theFolderAroundADatasetWillDo(@TempDir Path folder) throws Exception {
        Path raw = writeSet(folder.resolve("MNIST").resolve("raw"));
        Files.createDirectories(folder.resolve("MNIST").resolve("processed"));
        Files.createFile(folder.resolve("notes.txt"));
        for (Path place : new Path[] {folder, folder.resolve("MNIST"), raw}) {
            assertThat(Mnist.in(place).test().count()).isEqualTo(2);
        }
    }

    @Test
    void ofSeveralDatasetsOneIsToBeChosen(@TempDir Path folder) throws Exception {
        Path digits = writeSet(folder.resolve("MNIST").resolve("raw"));
        Path clothes = writeSet(folder.resolve("FashionMNIST").resolve("raw"));
        assertThatThrownBy(() -> Mnist.in(folder))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(clothes + ", " + digits);
        // What lies in the folder itself comes before what lies within it.
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), new byte[0]);
        assertThatThrownBy(() -> Mnist.in(folder).test())
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("The folder " + folder + " has no file t10k-labels");
    }

    @Test
    void aFileOfADatasetIsToldItsFolder(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("train-images-idx3-ubyte"));
        assertThatThrownBy(() -> Mnist.in(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("give the folder " + folder);
    }

    /** Two test pictures and their labels. */
    private static Path writeSet(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), IdxBytes.images(2, 3, 2).packed());
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(4, 9).toByteArray());
        return folder;
    }
}
