package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.kernelscope.OtherProcess;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.Sets;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;

/**
 * The program as a process of its own, on a machine without a display, where opening a connection
 * would end it.
 */
@Tag("slow")
final class ProgramProcessTest {
    private static final int DARK_GROUND = 0xFF0D1117;

    @TempDir Path folder;
    private String err = "";

    @Test
    void renderWritesAPictureOfTheStage() throws Exception {
        Path picture = folder.resolve("stage.png");
        int code =
                run(
                        List.of("-Xmx700m"),
                        "render",
                        "--view=stage",
                        "--theme=dark",
                        "--lang=ko",
                        "--size=1000x700",
                        "--out=" + picture);
        assertThat(code).as(err).isZero();
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(700);
        assertThat(colours(image)).contains(DARK_GROUND).hasSizeGreaterThan(200);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayTheWindowIsRefusedInOneSentence() throws Exception {
        assertThat(run(List.of("-Duser.language=en"))).isEqualTo(1);
        assertThat(err)
                .hasLineCount(1)
                .contains(new UserFacingException("app.noDisplay").getMessage());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatTheLocaleLacksIsToldInASentenceThatHelps() throws Exception {
        assumeFalse(PathNames.isBeyondEncoding("한글"), "such a name cannot be handed over");
        assumeTrue(
                StandardCharsets.US_ASCII
                        .newEncoder()
                        .canEncode(System.getProperty("java.class.path", "")),
                "in the locale C, Java 17 opens no jar in such a folder");
        String set = folder.resolve("own.ksdata").toString();
        DatasetFile.write(
                Path.of(set),
                OwnDataset.of(
                        ClassNames.checked(List.of("ㄱ", "ㄴ")), 28, 28, List.of(Sets.bar(3, 1, 0))));
        Path images = folder.resolve("images");
        for (String[] arguments :
                new String[][] {
                    {"dataset", "export", set, "--out=" + images},
                    {"classify", "한글.png"},
                    {"export", "--out=한글.zip"},
                    {"describe", "한글.json"},
                    {"evaluate", "--model=한글.safetensors"},
                }) {
            int code = run(List.of("-Duser.language=en"), Map.of("LC_ALL", "C"), arguments);
            assertThat(code).isIn(1, 2);
            assertThat(err)
                    .contains("LC_ALL=C.UTF-8")
                    .doesNotContain("InvalidPath", "cannot convert", "java.nio");
        }
        assertThat(images).doesNotExist();
    }

    @Test
    void aNetworkIsTrainedWhereEverythingGoesThroughAProxy() throws Exception {
        Path network = folder.resolve("trained.safetensors");
        List<String> proxy = List.of("-Dhttp.proxyHost=proxy.invalid", "-DsocksProxyHost=invalid");
        int code = run(proxy, "train", "--digits=64", "--epochs=1", "--out=" + network);
        assertThat(code).as(err).isZero();
        assertThat(network).exists();
    }

    @ParameterizedTest
    @FieldSource("org.kernelscope.app.NoConnections#ATTEMPTS")
    void aConnectionWouldBeNoticed(String attempt) throws Exception {
        ProcessBuilder builder =
                OtherProcess.java(
                        List.of(NoConnections.OPTION, "-XX:TieredStopAtLevel=1"),
                        NoConnections.class,
                        attempt);
        OtherProcess.Ended ended = OtherProcess.run(builder);
        assertThat(ended.code()).as(ended.said()).isEqualTo(NoConnections.OPENED);
    }

    private static List<Integer> colours(BufferedImage image) {
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().boxed().toList();
    }

    /** Runs the program and returns its exit code. */
    private int run(List<String> options, String... arguments)
            throws IOException, InterruptedException {
        return run(options, Map.of(), arguments);
    }

    private int run(List<String> options, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                OtherProcess.java(
                        Stream.concat(options.stream(), Stream.of(NoConnections.OPTION)).toList(),
                        NoConnections.class,
                        arguments);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        OtherProcess.Ended ended = OtherProcess.run(builder);
        err = ended.said();
        return ended.code();
    }
}
