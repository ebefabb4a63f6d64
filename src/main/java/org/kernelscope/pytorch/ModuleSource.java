package org.kernelscope.pytorch;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;

/** The Python source of a PyTorch module that computes what a network computes. */
final class ModuleSource {
    static final String CODES = "codes";
    static final String ORDER = "order";

    private final Architecture architecture;
    private final ModuleNames names;

    ModuleSource(Architecture architecture) {
        this.architecture = architecture;
        names = new ModuleNames(architecture);
    }

    /** The name of a layer in Python. */
    String name(Layer layer) {
        return names.of(layer);
    }

    /**
     * The source.
     *
     * @param weights the name of the file of the weights, in the same folder
     * @param program the name and version of this program
     */
    String text(String weights, String program) {
        InputSpec input = architecture.input();
        List<String> parts = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        if (input.order() != null) {
            parts.add(
                    "self.register_buffer(\"%s\", torch.zeros(%s, dtype=torch.long))"
                            .formatted(ORDER, input.size() * input.size()));
        }
        Lines lines = new Lines(parts, steps);
        for (Layer layer : architecture.layers()) {
            lines.add(layer);
        }
        boolean penalties = architecture.output().givesPenalties();
        String result =
                penalties
                        ? "the squared distance to the code of each class: the smallest wins"
                        : "the probability of each class";
        return """
                # Written by %s. The weights are in %s.
                from pathlib import Path

                import torch
                from safetensors.torch import load_file
                from torch import nn
                from torch.nn import functional as F


                class Network(nn.Module):
                    def __init__(self):
                        super().__init__()
                %s
                    def encode(self, ink):
                        \"""%s, 0 (none) to 1 (full), as the input of the network.\"""
                        n, _, rows, columns = ink.shape
                        top, left = (%s - rows) // 2, (%s - columns) // 2
                %s        x = torch.zeros(n, 1, %s, %s)
                        x[:, :, top:top + rows, left:left + columns] = ink
                        x = %s
                %s        return x%s

                    def forward(self, x):
                        \"""x: n x %s x %s x %s, from encode(). Returns %s.\"""
                %s

                def load(path=Path(__file__).with_name("%s")):
                    network = Network()
                    network.load_state_dict(load_file(path))
                    return network.eval()
                """
                .formatted(
                        program,
                        weights,
                        indented(parts),
                        input.isColour()
                                ? "Ink or colours, n x 1 or 3 x rows x columns"
                                : "Ink, n x 1 x rows x columns",
                        input.size(),
                        input.size(),
                        input.isColour() ? colours(input) : "",
                        input.size(),
                        input.size(),
                        range(input),
                        input.order() == null
                                ? ""
                                : "        x = x.flatten(2)[:, :, self.order].reshape(x.shape)\n",
                        input.channels() == 1
                                ? ""
                                : ".repeat(1, %s, 1, 1)".formatted(input.channels()),
                        input.channels(),
                        input.size(),
                        input.size(),
                        result,
                        indented(steps),
                        weights);
    }

    /** A colour image, n x 3, goes on with its edge. */
    private static String colours(InputSpec input) {
        return """
                        if ink.shape[1] == 3:
                            bottom, right = %s - rows - top, %s - columns - left
                            x = F.pad(ink, (left, right, top, bottom), mode="replicate")
                            x = %s
                %s            return x
                """
                .formatted(
                        input.size(),
                        input.size(),
                        range(input),
                        input.order() == null
                                ? ""
                                : "            x = x.flatten(2)[:, :, self.order].reshape(x.shape)\n");
    }

    private static String range(InputSpec input) {
        return "%s + x * (%s - %s)"
                .formatted(
                        number(input.background()),
                        number(input.ink()),
                        number(input.background()));
    }

    /** As many digits as tell the float. */
    private static String number(float value) {
        return value < 0 ? "(" + value + ")" : Float.toString(value);
    }

    private static String indented(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("        ").append(line).append('\n'));
        return text.toString();
    }

    /** The lines of each kind of layer. */
    private final class Lines implements LayerSpec.Visitor<Void> {
        private final List<String> parts;
        private final List<String> steps;
        private Layer layer = architecture.layers().get(0);

        /** True once the maps are a vector. */
        private boolean flat;

        Lines(List<String> parts, List<String> steps) {
            this.parts = parts;
            this.steps = steps;
        }

        void add(Layer next) {
            layer = next;
            next.spec().accept(this);
        }

        private String self() {
            return "self." + name(layer);
        }

        private void part(String text) {
            parts.add(self() + " = " + text);
        }

        private void step(String text) {
            steps.add("x = " + text);
        }

        private void activate(Activation activation) {
            String value =
                    switch (activation) {
                        case IDENTITY -> "x";
                        case RELU -> "F.relu(x)";
                        case TANH -> "torch.tanh(x)";
                        case SIGMOID -> "torch.sigmoid(x)";
                        case LEAKY_RELU -> "F.leaky_relu(x, " + Activation.LEAK + ")";
                        case SCALED_TANH -> Activation.AMPLITUDE + " * torch.tanh(x * 2 / 3)";
                        case SWISH -> "F.silu(x)";
                    };
            if (activation != Activation.IDENTITY) {
                step(value);
            }
        }

        private int channels() {
            return layer.inputShape().channels();
        }

        private String window(Window window) {
            return "%s, %s, %s".formatted(window.size(), window.stride(), window.padding());
        }

        private void perMap(String kind) {
            parts.add("self.%s = nn.Module()".formatted(name(layer)));
            for (String each : kind.split(" ")) {
                parts.add(
                        "%s.%s = nn.Parameter(torch.zeros(%s))"
                                .formatted(self(), each, channels()));
            }
        }

        private void flatten() {
            if (!flat) {
                step("x.flatten(1)");
                flat = true;
            }
        }

        @Override
        public Void convolution(ConvolutionSpec spec) {
            Window window = spec.window();
            part(
                    "nn.Conv2d(%s, %s, %s, %s)"
                            .formatted(channels(), spec.maps(), window(window), window.dilation()));
            step(self() + "(x)");
            activate(spec.activation());
            return null;
        }

        @Override
        public Void subsampling(SubsamplingSpec spec) {
            Window window = spec.window();
            perMap("coefficient bias");
            step(
                    "F.avg_pool2d(x, %s) * %s"
                            .formatted(window(window), window.size() * window.size()));
            step(
                    "x * %s.coefficient[:, None, None] + %s.bias[:, None, None]"
                            .formatted(self(), self()));
            activate(spec.activation());
            return null;
        }

        @Override
        public Void pooling(PoolingSpec spec) {
            int cells = spec.window().size() * spec.window().size();
            String window = window(spec.window());
            step(
                    switch (spec.pool()) {
                        case MAX -> "F.max_pool2d(x, %s)".formatted(window);
                        case MIN -> "-F.max_pool2d(-x, %s)".formatted(window);
                        case AVERAGE ->
                                "F.avg_pool2d(x, %s, count_include_pad=False)".formatted(window);
                        case L2 -> "(F.avg_pool2d(x * x, %s) * %s).sqrt()".formatted(window, cells);
                    });
            return null;
        }

        @Override
        public Void normalisation(NormalisationSpec spec) {
            int channels = channels();
            if (spec.kind() == NormalisationKind.BATCH) {
                part("nn.BatchNorm%sd(%s)".formatted(flat ? 1 : 2, channels));
                step(self() + "(x)");
            } else {
                perMap("weight bias");
                int groups =
                        switch (spec.kind()) {
                            case INSTANCE -> channels;
                            case GROUP -> spec.groups();
                            default -> 1;
                        };
                step("F.group_norm(x, %s, %s.weight, %s.bias)".formatted(groups, self(), self()));
            }
            activate(spec.activation());
            return null;
        }

        /** A trained network passes the values on. */
        @Override
        public Void dropout(DropoutSpec spec) {
            return null;
        }

        @Override
        public Void dense(DenseSpec spec) {
            linear(spec.units());
            activate(spec.activation());
            return null;
        }

        @Override
        public Void softmax(OutputSpec spec) {
            linear(spec.classes());
            steps.add("return F.softmax(x, 1)");
            return null;
        }

        private void linear(int units) {
            flatten();
            part("nn.Linear(%s, %s)".formatted(layer.inputShape().size(), units));
            step(self() + "(x)");
        }

        @Override
        public Void rbf(RbfSpec spec) {
            flatten();
            Shape codes = spec.codes().toTensor().shape();
            parts.add(
                    "self.register_buffer(\"%s\", torch.zeros(%s, %s))"
                            .formatted(CODES, codes.extent(0), codes.extent(1)));
            steps.add("return ((x[:, None, :] - self.codes) ** 2).sum(2)");
            return null;
        }
    }
}
