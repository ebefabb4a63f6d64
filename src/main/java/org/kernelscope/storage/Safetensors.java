package org.kernelscope.storage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Reads and writes tensors in the safetensors format (<a
 * href="https://github.com/huggingface/safetensors#format">huggingface/safetensors</a>): the length
 * of the header as eight bytes, least significant first; the header, which is JSON; then the
 * numbers as raw 32-bit floats, least significant byte first. Nothing in such a file can be run.
 *
 * <p>A file is taken for hostile: sizes are capped and every claim of the header is checked against
 * the real size of the file before memory is set aside. Stateless; any thread.
 */
public final class Safetensors {
    /** The largest header that is read or written: one MiB. */
    public static final int MAX_HEADER_BYTES = 1 << 20;

    /** The largest file that is read or written: 256 MiB. */
    public static final long MAX_FILE_BYTES = 256L << 20;

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int CHUNK_BYTES = 1 << 16;

    private Safetensors() {}

    /**
     * Reads the file {@code path}.
     *
     * @throws UserFacingException if it is not there, cannot be read, or is not a sound safetensors
     *     file
     */
    public static TensorFile read(Path path) throws UserFacingException {
        return opened(path, Safetensors::read);
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
        return opened(path, Safetensors::readHeader).metadata();
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
            return read(resource, new java.io.ByteArrayInputStream(bytes), bytes.length);
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
        write(path, content, Safetensors::read);
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
        long length = LENGTH_BYTES + header.length;
        for (Tensor tensor : content.tensors().values()) {
            length += Float.BYTES * (long) tensor.size();
        }
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
            out.write(littleEndian(LENGTH_BYTES).putLong(header.length).array());
            out.write(header);
            for (Tensor tensor : content.tensors().values()) {
                writeNumbers(out, tensor);
            }
        }
    }

    private static TensorFile read(String name, InputStream raw, long size)
            throws IOException, UserFacingException {
        InputStream in = new BufferedInputStream(raw, CHUNK_BYTES);
        SafetensorsHeader header = readHeader(name, in, size);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            float[] numbers = readNumbers(in, entry.shape().size());
            tensors.put(entry.name(), Tensor.takeOver(entry.shape(), numbers));
        }
        return new TensorFile(header.metadata(), tensors);
    }

    /** Reads the header from a stream that can go back to its beginning. */
    private static SafetensorsHeader readHeader(String name, InputStream in, long size)
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
        readFully(in, head, LENGTH_BYTES);
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
        readFully(in, json, json.length);
        return SafetensorsHeader.parse(name, json, rest - headerLength);
    }

    private static float[] readNumbers(InputStream in, int count) throws IOException {
        float[] numbers = new float[count];
        ByteBuffer chunk = littleEndian(CHUNK_BYTES);
        int done = 0;
        while (done < count) {
            int now = Math.min(count - done, CHUNK_BYTES / Float.BYTES);
            readFully(in, chunk.array(), now * Float.BYTES);
            chunk.asFloatBuffer().get(numbers, done, now);
            done += now;
        }
        return numbers;
    }

    private static void writeNumbers(OutputStream out, Tensor tensor) throws IOException {
        float[] numbers = tensor.toArray();
        ByteBuffer chunk = littleEndian(CHUNK_BYTES);
        int done = 0;
        while (done < numbers.length) {
            int now = Math.min(numbers.length - done, CHUNK_BYTES / Float.BYTES);
            chunk.asFloatBuffer().put(numbers, done, now);
            out.write(chunk.array(), 0, now * Float.BYTES);
            done += now;
        }
    }

    private static void readFully(InputStream in, byte[] target, int count) throws IOException {
        if (in.readNBytes(target, 0, count) < count) {
            throw new EOFException("the file became shorter while it was read");
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
