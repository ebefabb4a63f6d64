package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.text.ProgramVersion;

/** The metadata of a file of tensors that a network computed for an image. */
final class ImageTensors {
    private ImageTensors() {}

    /** Network, image and program version, and {@code more}. */
    static Map<String, String> metadata(
            Architecture architecture, Path image, Map<String, String> more) {
        Map<String, String> metadata = new HashMap<>(more);
        metadata.put("architecture", ArchitectureJson.format(architecture));
        metadata.put("format", "pt");
        metadata.put("image", image.toString());
        metadata.put("program", "Kernelscope " + ProgramVersion.current());
        return metadata;
    }
}
