package org.kernelscope.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The process that a temporary file belongs to, as a part of its name: {@code
 * 12345-6f2c1a40-9d3e0b71} is the process 12345, which began at the second 6f2c1a40 (hexadecimal,
 * since 1970) for the user and on the machine of the hash 9d3e0b71. Immutable; any thread.
 *
 * @param pid its number, which the system gives to another process later
 * @param startSeconds the start time; 0 if the system does not say
 * @param place hash of user and machine: of a process elsewhere nobody can say whether it lives
 */
record ProcessMark(long pid, long startSeconds, String place) {
    static final String PATTERN = "\\d{1,19}-[0-9a-f]{8}-[0-9a-f]{8}";

    private static final Pattern FIELDS =
            Pattern.compile("(\\d{1,18})-([0-9a-f]{8})-([0-9a-f]{8})");

    /** Starting times are known to a second or two: the clock of the machine may be set. */
    private static final long TOLERANCE_SECONDS = 5;

    private static final ProcessMark OWN = ofThisProcess();

    /** The mark of this process. */
    static ProcessMark own() {
        return OWN;
    }

    private static ProcessMark ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessMark(self.pid(), start(self), hash(user() + "@" + machine()));
    }

    /** The mark that {@link #toString} wrote; empty if it is none. */
    static Optional<ProcessMark> parse(String text) {
        Matcher fields = FIELDS.matcher(text);
        return fields.matches()
                ? Optional.of(
                        new ProcessMark(
                                Long.parseLong(fields.group(1)),
                                Long.parseLong(fields.group(2), 16),
                                fields.group(3)))
                : Optional.empty();
    }

    /** True if the process has certainly ended. */
    boolean isGone() {
        if (!place.equals(OWN.place)) {
            return false;
        }
        ProcessHandle alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).orElse(null);
        if (alive == null) {
            return true;
        }
        long start = start(alive);
        boolean known = start != 0 && startSeconds != 0;
        return known && Math.abs(start - startSeconds) > TOLERANCE_SECONDS;
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L) & 0xffffffffL;
    }

    private static String user() {
        return System.getProperty("user.name", "");
    }

    /** The name of the machine, without asking a network for it. */
    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            return Objects.requireNonNullElse(
                    System.getenv("COMPUTERNAME"),
                    Objects.requireNonNullElse(System.getenv("HOSTNAME"), ""));
        }
    }

    private static String hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(crc.getValue());
    }

    private static String hex(long number) {
        return String.format("%08x", number);
    }

    @Override
    public String toString() {
        return pid + "-" + hex(startSeconds) + "-" + place;
    }
}
