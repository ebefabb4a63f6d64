package org.kernelscope.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Reads and writes tensors in the safetensors format (<a
 * href="https://github.com/huggingface/safetensors#format">huggingface/safetensors</a>): the length
 * of the header as eight bytes, least significant first; the header, which is JSON; then the
 * numbers, least significant byte first. Nothing in such a file can be run.
 *
 * <p>A file is taken for hostile: sizes are capped and every claim of the header is checked against
 * the real size of the file before memory is allocated. Stateless; any thread.
 */
public final class Safetensors {
    /** The largest header that is read or written: one MiB. */
    public static final int MAX_HEADER_BYTES = 1 << 20;

    /** The largest file that is read or written: 256 MiB. */
    public static final long MAX_FILE_BYTES = 256L << 20;

    private static final Set<NumberType> FLOATS = Set.of(NumberType.F32);
    private static final Set<NumberType> ANY = Set.of(NumberType.values());
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int CHUNK_BYTES = 1 << 16;

    private Safetensors() {}

    /**
     * Reads the file {@code path}, which may hold 32-bit floats alone, as that of a network.
     *
     * @throws UserFacingException if it is not there, cannot be read, is not a sound safetensors
     *     file, or holds numbers of another type
     */
    public static TensorFile read(Path path) throws UserFacingException {
        return opened(path, (name, in, size) -> read(name, in, size, FLOATS));
    }

    /**
     * Reads the file {@code path} with numbers of any type of {@link NumberArray}.
     *
     * @throws UserFacingException as {@link #read}, or if it holds numbers of yet another type
     */
    public static TensorFile readAnyType(Path path) throws UserFacingException {
        return opened(path, (name, in, size) -> read(name, in, size, NumberType.OWN));
    }

    /**
     * Reads the file {@code path} of another program. Floats of other precisions become 32-bit
     * floats; of other numbers only the names are kept.
     *
     * @throws UserFacingException as {@link #read}, or if it holds numbers of an unknown type
     */
    public static StateDict readStateDict(Path path) throws UserFacingException {
        return opened(path, Safetensors::readStateDict);
    }

    private static StateDict readStateDict(String name, InputStream raw, long size)
            throws IOException, UserFacingException {
        InputStream in = new BufferedInputStream(raw, CHUNK_BYTES);
        SafetensorsHeader header = readHeader(name, in, size, ANY);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            if (entry.type().isFloat()) {
                float[] numbers = NumberStream.readAsFloats(in, entry.type(), entry.shape().size());
                tensors.put(entry.name(), Tensor.takeOver(entry.shape(), numbers));
            } else {
                in.skipNBytes(entry.length());
                others.add(entry.name());
            }
        }
        return StateDict.of(header.metadata(), tensors, others);
    }

    /** Something that reads a file from its beginning. */
    @FunctionalInterface
    private interface Step<T> {
        T from(String name, InputStream in, long size) throws IOException, UserFacingException;
    }

    private static <T> T opened(Path path, Step<T> step) throws UserFacingException {
        String name = path.toString();
        if (!Files.exists(path)) {
            throw new UserFacingException("storage.missing", name);
        }
        // Neither a folder, nor a device that never ends, nor a pipe that never begins.
        if (!Files.isRegularFile(path)) {
            throw new UserFacingException("storage.notAFile", name);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), CHUNK_BYTES)) {
            return step.from(name, in, Files.size(path));
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.unreadable", name);
        }
    }

    /**
     * Reads only what the file {@code path} says about itself.
     *
     * @throws UserFacingException as {@link #read}, as far as the head of the file shows it
     */
    public static Map<String, String> readMetadata(Path path) throws UserFacingException {
        return opened(path, (name, in, size) -> readHeader(name, in, size, ANY)).metadata();
    }

    /**
     * Reads a file that travels with the program.
     *
     * @param resource its absolute name on the class path: {@code /assets/models/…}
     * @throws UserFacingException if it is not there or is not a sound safetensors file
     */
    public static TensorFile readResource(String resource) throws UserFacingException {
        try (InputStream in = Safetensors.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new UserFacingException("storage.resource", resource);
            }
            byte[] bytes = in.readNBytes(Math.toIntExact(MAX_FILE_BYTES) + 1);
            return read(resource, new java.io.ByteArrayInputStream(bytes), bytes.length, FLOATS);
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.unreadable", resource);
        }
    }

    /**
     * Writes {@code content} to {@code path}: all of it or nothing. The same content gives the same
     * bytes.
     *
     * @throws UserFacingException if the file cannot be written or would be too large; an older
     *     file of that name is then as it was
     */
    public static void write(Path path, TensorFile content) throws UserFacingException {
        write(path, content, Safetensors::readAnyType);
    }

    /**
     * The same, with a reader that knows what is in the file.
     *
     * @param reading reads the file back before it replaces an older one
     * @throws UserFacingException as {@link #write(Path, TensorFile)}
     */
    public static void write(Path path, TensorFile content, AtomicFiles.Reading reading)
            throws UserFacingException {
        byte[] header = SafetensorsHeader.format(content);
        if (header.length > MAX_HEADER_BYTES) {
            throw new UserFacingException(
                    "storage.tooLarge", path, header.length, MAX_HEADER_BYTES);
        }
        long length = LENGTH_BYTES + header.length + content.bytes();
        if (length > MAX_FILE_BYTES) {
            throw new UserFacingException("storage.tooLarge", path, length, MAX_FILE_BYTES);
        }
        AtomicFiles.write(path, new Whole(header, content, length), reading);
    }

    /** All of a file. */
    private record Whole(byte[] header, TensorFile content, long bytes)
            implements AtomicFiles.Content {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(
                    ByteBuffer.allocate(LENGTH_BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(header.length)
                            .array());
            out.write(header);
            for (SafetensorsHeader.Entry entry : SafetensorsHeader.entriesOf(content)) {
                NumberArray array = content.arrays().get(entry.name());
                if (array == null) {
                    Tensor tensor = Objects.requireNonNull(content.tensors().get(entry.name()));
                    NumberStream.write(out, tensor.toArray());
                } else {
                    NumberStream.write(out, array);
                }
            }
        }
    }

    private static TensorFile read(
            String name, InputStream raw, long size, Set<NumberType> accepted)
            throws IOException, UserFacingException {
        InputStream in = new BufferedInputStream(raw, CHUNK_BYTES);
        SafetensorsHeader header = readHeader(name, in, size, accepted);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            if (entry.type() == NumberType.F32) {
                float[] numbers = NumberStream.readFloats(in, entry.shape().size());
                tensors.put(entry.name(), Tensor.takeOver(entry.shape(), numbers));
            } else {
                arrays.put(entry.name(), NumberStream.read(in, entry.type(), entry.shape()));
            }
        }
        return new TensorFile(header.metadata(), tensors, arrays);
    }

    /** Reads the header from a stream that can go back to its beginning. */
    private static SafetensorsHeader readHeader(
            String name, InputStream in, long size, Set<NumberType> accepted)
            throws IOException, UserFacingException {
        in.mark(ForeignFile.BYTES);
        ForeignFile.refuse(name, in.readNBytes(ForeignFile.BYTES));
        in.reset();
        if (size < LENGTH_BYTES) {
            throw new UserFacingException("safetensors.short", name, size);
        }
        if (size > MAX_FILE_BYTES) {
            throw new UserFacingException("storage.tooLarge", name, size, MAX_FILE_BYTES);
        }
        byte[] head = new byte[LENGTH_BYTES];
        NumberStream.readFully(in, head, LENGTH_BYTES);
        long headerLength = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long rest = size - LENGTH_BYTES;
        if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > rest) {
            throw new UserFacingException(
                    "safetensors.headerLength",
                    name,
                    Long.toUnsignedString(headerLength),
                    Math.min(MAX_HEADER_BYTES, rest));
        }
        byte[] json = new byte[(int) headerLength];
        NumberStream.readFully(in, json, json.length);
        return SafetensorsHeader.parse(name, json, rest - headerLength, accepted);
    }
}
