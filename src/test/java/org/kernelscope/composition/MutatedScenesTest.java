package org.kernelscope.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.FileReferences;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.scene.ScenesForTests;
import org.kernelscope.text.UserFacingException;

/** Scenes that somebody has damaged: read and checked, or refused with a sentence, nothing else. */
final class MutatedScenesTest {
    private static final int MUTATIONS = 4_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final List<String> NUMBERS =
            List.of("-1", "0", "1e9", "1e-9", "1e999", "NaN", "2147483648", "0.5", "null", "[]");
    private static final List<String> TEXTS =
            List.of("\"\"", "\"C3,99,1,1\"", "\"\\u0000\"", "\"C9,1,1\"", "{}", "true", "\"lab\"");

    @TempDir Path folder;

    @Test
    void nothingButARefusalComesOfDamage() throws UserFacingException {
        FileReferences files = FileReferences.relativeTo(folder);
        LoadedScene.Present present =
                LoadedScene.Present.of(
                        new NetworkSource.Preset(Presets.LENET5_MODERN.id()),
                        ProgramModels.firstModel());
        List<String> real = new ArrayList<>();
        for (Scene scene : ScenesForTests.all(folder)) {
            real.add(SceneJson.format(scene, files));
        }
        Random random = new Random(20260313);
        TreeSet<String> refusals = new TreeSet<>();
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String json = real.get(i % real.size());
            for (int times = random.nextInt(3); times >= 0; times--) {
                json = mutated(json, random);
            }
            try {
                LoadedScene loaded = LoadedScene.of(SceneJson.parse(json, files), present);
                assertThat(loaded.scene()).isNotNull();
                read++;
            } catch (UserFacingException refused) {
                refusals.add(refused.key());
            }
        }
        // The damage reaches far into the reader, and does not always matter.
        assertThat(refusals).hasSizeGreaterThan(20);
        assertThat(read).isGreaterThan(MUTATIONS / 100);
    }

    private static String mutated(String json, Random random) {
        if (json.isEmpty()) {
            return json;
        }
        int at = random.nextInt(json.length());
        int end = Math.min(json.length(), at + 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> json.substring(0, at) + (char) random.nextInt(0x250) + json.substring(end);
            case 1 -> json.substring(0, at) + json.substring(end);
            case 2 -> json.substring(0, end) + json.substring(at);
            case 3 -> json.substring(0, at);
            case 4 -> replaced(json, NUMBER, pick(NUMBERS, random), random);
            default -> replaced(json, TEXT, pick(TEXTS, random), random);
        };
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String replaced(String json, Pattern what, String by, Random random) {
        Matcher matcher = what.matcher(json);
        boolean found = matcher.find(random.nextInt(json.length()));
        return found
                ? json.substring(0, matcher.start()) + by + json.substring(matcher.end())
                : json;
    }
}
