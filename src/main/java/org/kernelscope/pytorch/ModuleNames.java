package org.kernelscope.pytorch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;

/**
 * The names of the layers of a network in Python: their own, if those are identifiers that neither
 * Python nor a module of PyTorch uses. Immutable; any thread.
 */
final class ModuleNames {
    private static final Set<String> RESERVED =
            Set.of(
                    "False",
                    "None",
                    "True",
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield",
                    // Attributes of every module.
                    "training",
                    "forward",
                    "encode",
                    "train",
                    "eval",
                    "float",
                    "half",
                    "double",
                    "type",
                    "to",
                    "apply",
                    "children",
                    "modules",
                    "parameters",
                    "buffers",
                    ModuleSource.CODES,
                    ModuleSource.ORDER);

    private final List<String> names = new ArrayList<>();

    ModuleNames(Architecture architecture) {
        Set<String> used = new HashSet<>(RESERVED);
        for (Layer layer : architecture.layers()) {
            boolean fits = layer.name().matches("[A-Za-z][A-Za-z0-9_]*");
            String name =
                    fits && !used.contains(layer.name())
                            ? layer.name()
                            : "layer" + (layer.index() + 1);
            while (!used.add(name)) {
                // Another layer has that name.
                name += "_";
            }
            names.add(name);
        }
    }

    /** The name of {@code layer}. */
    String of(Layer layer) {
        return names.get(layer.index());
    }
}
