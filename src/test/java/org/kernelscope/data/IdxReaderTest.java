package org.kernelscope.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kernelscope.data.IdxBytes.source;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.text.UserFacingException;

/** Files from outside are hostile: each of these gets one sentence that names the file. */
final class IdxReaderTest {
    private static final byte[] IMAGES = IdxBytes.images(3, 4, 5).packed();
    private static final byte[] LABELS = IdxBytes.labels(1, 2, 3).packed();

    @Test
    void packedFilesAreRead() throws UserFacingException {
        Dataset digits = read(IMAGES, LABELS);
        assertThat(digits.count()).isEqualTo(3);
        assertThat(digits.label(2)).isEqualTo(3);
        assertThat(digits.ink(2).at(0, 3, 4)).isEqualTo(59 / 255f);
    }

    @Test
    void aForeignFileIsToldApart() {
        assertRefused("hello, this is text".getBytes(UTF_8), LABELS, "data.idx.magic.images");
        assertRefused(IMAGES, IdxBytes.images(1, 2, 2).packed(), "data.idx.magic.labels");
        assertThatThrownBy(() -> read(LABELS, LABELS))
                .hasMessage(
                        "some-images is not an IDX file of images: it should begin with the bytes"
                                + " 00000803, but begins with 00000801.");
    }

    @Test
    void whatIsMissingAtTheEndIsCounted() {
        byte[] plain = IdxBytes.images(3, 4, 5).toByteArray();
        assertThatThrownBy(() -> read(Arrays.copyOf(plain, plain.length - 7), LABELS))
                .hasMessageContaining("some-images is truncated")
                .hasMessageContaining("60 bytes")
                .hasMessageContaining("only 53");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 9, 15, 20, 30})
    void aFileCutOffAnywhereIsRefused(int length) {
        assertThatThrownBy(() -> read(Arrays.copyOf(IMAGES, length), LABELS))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("some-images is truncated");
        byte[] plain = IdxBytes.images(3, 4, 5).toByteArray();
        assertThatThrownBy(() -> read(Arrays.copyOf(plain, length), LABELS))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("some-images is truncated");
    }

    @Test
    void whatFollowsTheDataIsRefused() {
        assertRefused(IdxBytes.images(3, 4, 5).plus(0).packed(), LABELS, "data.idx.trailing");
        assertRefused(IMAGES, IdxBytes.labels(1, 2, 3).plus(0).packed(), "data.idx.trailing");
    }

    @Test
    void damagedGzipIsRefused() {
        byte[] wrongSum = IMAGES.clone();
        wrongSum[wrongSum.length - 6] ^= 1;
        assertRefused(wrongSum, LABELS, "data.idx.gzip");
        byte[] wrongData = IMAGES.clone();
        Arrays.fill(wrongData, 10, 20, (byte) 0xff);
        assertRefused(wrongData, LABELS, "data.idx.gzip");
    }

    @Test
    void countsMustAgree() {
        assertThatThrownBy(() -> read(IMAGES, IdxBytes.labels(1, 2).packed()))
                .hasMessage(
                        "some-images holds 3 images, but some-labels holds 2 labels; the two"
                                + " files do not belong together.");
    }

    /**
     * EMNIST has up to 62 classes; a byte reaches to 255, wider labels to the last of a network.
     */
    @Test
    void labelsAreTheClassesOfAnyNetwork() throws UserFacingException {
        Dataset letters = read(IMAGES, IdxBytes.labels(1, 26, 255).packed());
        assertThat(letters.label(1)).isEqualTo(26);
        assertThat(letters.label(2)).isEqualTo(255);
        assertThat(letters.range(1, 3).label(1)).isEqualTo(255);
        assertThat(letters.every(2).label(1)).isEqualTo(255);
        assertThat(read(IMAGES, IdxBytes.shortLabels(0, 300, 999).packed()).label(2))
                .isEqualTo(999);
        assertThat(read(IMAGES, IdxBytes.intLabels(0, 300, 999).packed()).label(1)).isEqualTo(300);
    }

    @Test
    void aLabelThatNoNetworkKnowsIsRefused() {
        assertThatThrownBy(() -> read(IMAGES, IdxBytes.intLabels(1, 1_000, 3).packed()))
                .hasMessageContaining("label number 1")
                .hasMessageContaining("is 1000")
                .hasMessageContaining("from 0 to 999");
        assertRefused(IMAGES, IdxBytes.intLabels(1, -1, 3).packed(), "data.idx.label");
        assertRefused(IMAGES, IdxBytes.shortLabels(1, 0xffff, 3).packed(), "data.idx.label");
        byte[] cut = Arrays.copyOf(IdxBytes.intLabels(1, 2, 3).toByteArray(), 19);
        assertRefused(IMAGES, cut, "data.idx.truncated");
        byte[] vast = new IdxBytes().word(0x0c01).word(1 << 27).packed();
        assertRefused(IMAGES, vast, "data.idx.extent");
    }

    @Test
    void aHeaderThatAsksForTooMuchIsRefusedBeforeMemoryIsTaken() {
        assertRefused(header(0, 28, 28), LABELS, "data.idx.extent");
        assertRefused(header(3, 0, 28), LABELS, "data.idx.extent");
        assertRefused(header(3, 28, 1_025), LABELS, "data.idx.extent");
        assertRefused(header(-1, 28, 28), LABELS, "data.idx.extent");
        assertRefused(header(Integer.MAX_VALUE, 1, 1), LABELS, "data.idx.extent");
        assertRefused(header(400_000, 28, 28), LABELS, "data.idx.extent");
        // The largest that a header may ask for, and nothing behind it.
        assertRefused(header(1 << 18, 32, 32), LABELS, "data.idx.truncated");
    }

    @Test
    void aSourceThatFailsIsNamed() {
        IdxSource broken =
                new IdxSource(
                        "far-away",
                        () -> {
                            throw new IOException("the line is dead");
                        });
        assertThatThrownBy(() -> IdxReader.read(broken, source("some-labels", LABELS)))
                .isInstanceOf(UserFacingException.class)
                .hasMessage("far-away cannot be read: the line is dead.");
    }

    private static byte[] header(int count, int rows, int columns) {
        return new IdxBytes().word(0x0803).word(count).word(rows).word(columns).packed();
    }

    private static Dataset read(byte[] images, byte[] labels) throws UserFacingException {
        return IdxReader.read(source("some-images", images), source("some-labels", labels));
    }

    private static void assertRefused(byte[] images, byte[] labels, String key) {
        assertThatThrownBy(() -> read(images, labels))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        problem -> assertThat(problem.key()).isEqualTo(key));
    }
}
