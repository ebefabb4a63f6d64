package org.kernelscope.engine.dl4j;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.ModelWriter;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.stock.StockConfigurations;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Writes a network as the zip that Deeplearning4j's {@code ModelSerializer} reads: with the stock
 * layers, so that it needs nothing of ours. Such files are only written: reading them would
 * deserialise Java objects. Any thread.
 */
public final class Dl4jZip implements ModelWriter {
    @Override
    public void check(Architecture architecture) throws UserFacingException {
        StockConfigurations.check(architecture);
    }

    @Override
    public void write(Model model, OutputStream out) throws IOException {
        NativeLibrary.load();
        NativeLibrary.confineThread();
        // The plainest configuration: no class of ours may be named in the file.
        UpdaterConfig learning =
                new UpdaterConfig(DataType.FLOAT, new Adam(), List.of(), Loss.CROSS_ENTROPY, 0);
        MultiLayerNetwork network =
                new MultiLayerNetwork(StockConfigurations.of(model.architecture(), learning));
        try {
            network.init();
            int[] places = StockConfigurations.places(model.architecture());
            Parameters.load(model.architecture(), network, model.weights(), layer -> places[layer]);
            ModelSerializer.writeModel(network, new Unclosed(out), false);
        } finally {
            network.close();
        }
    }

    /** Keeps the serialiser from closing what its caller closes. */
    private static final class Unclosed extends FilterOutputStream {
        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
