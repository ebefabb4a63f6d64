package org.kernelscope.engine;

import java.util.List;
import org.kernelscope.network.Architecture;

/** Several ways to run the same network, to be timed against each other on the same machine. */
public interface Benchmarks {
    /**
     * The ways to run {@code architecture}; at least one is a reference, if the framework as it
     * comes has all of its layers.
     */
    List<Way> ways(Architecture architecture);

    /** The libraries that compute. */
    EngineInfo info();

    /**
     * One way.
     *
     * @param id for programs: {@code stock}
     * @param description for people
     * @param reference true if this is one of those that all are compared with; the fastest of them
     *     counts
     */
    record Way(String id, String description, boolean reference) {}

    /** A network that is run {@code way}; belongs to the calling thread. */
    Workload open(Way way, Architecture architecture);

    /** A network with numbers to chew on. One thread. */
    interface Workload extends AutoCloseable {
        /** Learns from {@code count} made-up examples, with Adam. */
        void train(int count);

        /** Computes the probabilities of {@code count} made-up inputs. */
        void infer(int count);

        @Override
        void close();
    }
}
