package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/** Whatever happens to a file, reading it ends with a network or with a sentence. */
final class DamagedFilesTest {
    private static final int TRIALS = 1_500;

    @TempDir Path folder;
    private byte[] whole = {};
    private int headerEnd;

    @BeforeEach
    void aWholeFile() throws Exception {
        Path file = folder.resolve("whole.safetensors");
        ModelFile.write(file, Models.random(1));
        whole = Files.readAllBytes(file);
        headerEnd = whole.length - 4 * 61_706;
    }

    @Test
    void damagedModelFilesAreToldOfByName() throws Exception {
        Random random = new Random(20261122);
        Path file = folder.resolve("damaged.safetensors");
        int refused = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Files.write(file, damaged(random));
            try {
                ModelFile.read(file);
            } catch (UserFacingException problem) {
                assertThat(problem).hasMessageContaining("damaged.safetensors");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(TRIALS / 2);
    }

    @Test
    void damagedDescriptionsAreRefusedOrSound() {
        Random random = new Random(20261122);
        String json = ArchitectureJson.format(Presets.LENET5_MODERN);
        int refused = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            damage(random, bytes, bytes.length);
            try {
                assertThat(
                                ArchitectureJson.parse(new String(bytes, StandardCharsets.UTF_8))
                                        .parameterCount())
                        .isPositive();
            } catch (UserFacingException problem) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(TRIALS / 2);
    }

    /** A few bytes of the header changed, or the end cut off, or both. */
    private byte[] damaged(Random random) {
        byte[] bytes = whole.clone();
        damage(random, bytes, headerEnd);
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Changes up to four bytes, often to ones that mean something in JSON. */
    private static void damage(Random random, byte[] bytes, int end) {
        String telling = "{}[]\":,0123456789-.eE\\ ntf";
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(end)] =
                    random.nextBoolean()
                            ? (byte) telling.charAt(random.nextInt(telling.length()))
                            : (byte) random.nextInt(256);
        }
    }
}
