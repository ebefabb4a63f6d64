import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Builds the packages of this system from {@code target/kernelscope}: the program with a Java
 * runtime and unpacked native libraries, as an archive and as an installer. {@code mvn -Pdist
 * package} runs it as one source file; it is not part of the program.
 *
 * <p>Arguments: the version, the folder {@code target}, the maintainer that the Debian package
 * names, and the JDK whose runtime goes into the packages; if that is empty, a JDK {@value
 * #FAST_START} or later on this machine, else the one that runs this.
 */
public final class Packager {
    private static final String NAME = "kernelscope";
    private static final String TITLE = "Kernelscope";
    private static final String DESCRIPTION = "A microscope for convolutional networks";
    /** From this version on, Java starts much faster with its archive. */
    private static final int FAST_START = 25;

    private static final String SCENE = "application/x-kernelscope-scene+json";

    /** The modules of Java that the program and its libraries use. Nothing else can be loaded. */
    private static final String MODULES =
            "java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,"
                    + "java.scripting,java.prefs,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs,"
                    + "jdk.localedata";

    /**
     * Contents of the start archive beside the classes that a start loads: the window of the real screen, which
     * the start without a screen does not use.
     */
    private static final List<String> SCREEN =
            List.of(
                    "com/sun/glass/ui/gtk/",
                    "com/sun/prism/es2/",
                    "com/sun/prism/sw/",
                    "org/kernelscope/");

    /** Names of Debian and of Ubuntu. */
    private static final String DEPENDS =
            "libc6, libstdc++6, zlib1g, libfreetype6, libfontconfig1, libharfbuzz0b, liblcms2-2,"
                + " libjpeg62-turbo | libjpeg8, libgtk-3-0 | libgtk-3-0t64, libgl1, libxtst6,"
                + " libxxf86vm1";

    private final String version;
    private final Path target;
    private final String maintainer;
    private final Path dist;
    private final String system;
    private final String processor;
    private final Path jdk;

    private Packager(String version, Path target, String maintainer, String jdk) throws IOException {
        this.version = version;
        this.target = target;
        this.maintainer = maintainer;
        this.dist = target.resolve("dist");
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        this.system = os.startsWith("win") ? "windows" : os.startsWith("mac") ? "macos" : "linux";
        String arch = System.getProperty("os.arch");
        this.processor = arch.equals("amd64") ? "x86_64" : arch.equals("arm64") ? "aarch64" : arch;
        this.jdk = jdk.isBlank() ? jdk() : Path.of(jdk);
        if (feature(this.jdk) < 17) {
            throw new IOException(this.jdk + " is no JDK 17 or later.");
        }
        System.out.println("The Java of the packages comes from " + this.jdk + ".");
    }

    /** The newest JDK from {@value #FAST_START} on in the usual folders, else the running one. */
    private static Path jdk() throws IOException {
        Path found = Path.of(System.getProperty("java.home"));
        List<Path> others = new ArrayList<>();
        String named = System.getenv("JDK25_HOME");
        if (named != null && !named.isBlank()) {
            others.add(Path.of(named));
        }
        Path folder = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted().forEach(others::add);
            }
        }
        for (Path other : others) {
            if (feature(other) >= FAST_START && feature(other) > feature(found)) {
                found = other;
            }
        }
        return found;
    }

    /** The version of a JDK with the tools that make packages; 0 for any other folder. */
    private static int feature(Path jdk) throws IOException {
        String end = System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";
        if (!Files.isExecutable(jdk.resolve("bin/jlink" + end))
                || !Files.isRegularFile(jdk.resolve("release"))) {
            return 0;
        }
        for (String line : Files.readAllLines(jdk.resolve("release"))) {
            if (line.matches("JAVA_VERSION=\"\\d{1,4}.*")) {
                return Integer.parseInt(line.replaceAll("\\D+(\\d+).*", "$1"));
            }
        }
        return 0;
    }

    public static void main(String[] arguments) throws Exception {
        // Maven leaves an empty argument out.
        String jdk = arguments.length > 3 ? arguments[3] : "";
        new Packager(arguments[0], Path.of(arguments[1]).toAbsolutePath(), arguments[2], jdk).run();
    }

    private void run() throws Exception {
        delete(dist);
        Files.createDirectories(dist);
        Path program = dist.resolve(NAME + "-" + version);
        copy(target.resolve(NAME), program);
        if (Files.isRegularFile(target.resolve("licenses/THIRD-PARTY.txt"))) {
            Files.copy(
                    target.resolve("licenses/THIRD-PARTY.txt"), program.resolve("THIRD-PARTY.txt"));
        }
        collectLicences(program);
        unpackNatives(program);
        makeRuntime(target.resolve("dist-runtime"));
        if (system.equals("linux")) {
            copy(target.resolve("dist-runtime"), program.resolve("runtime"));
            makeStartArchive(program);
            sign(tarGz(program));
            sign(deb(program));
            delete(program);
        } else {
            Path image = launcherImage(program);
            sign(zip(image));
            installer(image);
        }
        delete(target.resolve("dist-runtime"));
        try (Stream<Path> made = Files.list(dist)) {
            for (Path file : made.filter(Files::isRegularFile).sorted().toList()) {
                System.out.printf("%,12d bytes  %s%n", Files.size(file), file.getFileName());
            }
        }
    }

    private String name(String extension) {
        return NAME + "-" + version + "-" + system + "-" + processor + extension;
    }

    // The parts -----------------------------------------------------------------------------

    /** The texts of the licences, as the libraries bring them. */
    private static void collectLicences(Path program) throws IOException {
        for (Path jar : jars(program)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().matches("(META-INF/)?(LICENSE|NOTICE)[^/]*")
                            && !entry.isDirectory()) {
                        String library = jar.getFileName().toString().replace(".jar", "");
                        Path text =
                                program.resolve("licenses/" + library)
                                        .resolve(Path.of(entry.getName()).getFileName());
                        Files.createDirectories(text.getParent());
                        try (InputStream in = file.getInputStream(entry)) {
                            Files.copy(in, text, StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
        }
    }

    /**
     * Lays native libraries beside the jars, where they are loaded from; the jars that held nothing
     * else go. Of two builds of ND4J's library, the one with oneDNN stays.
     */
    private void unpackNatives(Path program) throws IOException {
        Path lib = program.resolve("lib");
        List<Path> all = jars(program);
        boolean oneDnn = all.stream().anyMatch(jar -> jar.toString().endsWith("-onednn.jar"));
        for (Path jar : all) {
            String name = jar.getFileName().toString();
            if (name.matches("(javacpp|openblas|nd4j-native|nd4j-native-preset)-.*-(linux|windows|macosx)-.*")) {
                boolean other =
                        oneDnn && name.startsWith("nd4j-native-1") && !name.endsWith("-onednn.jar");
                if (!other) {
                    unpack(jar, lib.resolve("native"), true);
                }
                Files.delete(jar);
            } else if (name.matches("javafx-graphics-.*-.*\\.jar")) {
                // Where JavaFX looks before it unpacks libraries into the home folder.
                unpack(jar, system.equals("windows") ? program.resolve("bin") : lib, false);
            }
        }
    }

    private static void unpack(Path jar, Path folder, boolean withFolders) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().matches(".*\\.(so|dll|dylib|jnilib)[.\\d]*")) {
                    Path name = Path.of(entry.getName());
                    Path out = folder.resolve(withFolders ? name : name.getFileName());
                    Files.createDirectories(out.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, out);
                    }
                    Files.setLastModifiedTime(out, FileTime.fromMillis(entry.getTime()));
                    // A second name by which a library asks for OpenBLAS. JavaCPP would make the
                    // copy in the home folder, which may be full or read-only.
                    String library = out.getFileName().toString();
                    if (library.startsWith("libopenblas.")) {
                        Files.copy(
                                out,
                                out.resolveSibling(
                                        library.replace("openblas.", "openblas_nolapack.")),
                                StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
    }

    private void makeRuntime(Path runtime) throws IOException {
        delete(runtime);
        tool(
                "jlink",
                "--add-modules",
                MODULES,
                "--include-locales=en,ko",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());
        Path java = runtime.resolve(system.equals("windows") ? "bin/java.exe" : "bin/java");
        // The archive of Java's own classes, which jlink does not make.
        start(List.of(java.toString(), "-Xshare:dump"), Map.of());
    }

    /**
     * Makes the archive of the classes that the window loads, from a start that shows all views.
     * The program starts without one, too; so nothing is wrong with a package that has none.
     */
    private void makeStartArchive(Path program) throws Exception {
        Path home = Files.createTempDirectory("kernelscope-home");
        // Not in the folder of the project: the script takes options apart at spaces.
        Path list = home.resolve("start-classes.txt");
        try {
            if (feature(jdk) >= FAST_START) {
                Files.write(list, screenClasses(program));
                start(
                        List.of(
                                program.resolve("bin/kernelscope").toString(),
                                "bench",
                                "startup-probe",
                                "--views",
                                "--load",
                                list.toString()),
                        Map.of(
                                "KERNELSCOPE_MAKE_ARCHIVE",
                                program.resolve("lib/kernelscope.aot").toString(),
                                "KERNELSCOPE_JAVA_OPTS",
                                "-Dkernelscope.home=" + home,
                                "HOME",
                                home.toString()));
                return;
            }
            start(
                    List.of(
                            program.resolve("bin/kernelscope").toString(),
                            "bench",
                            "startup-probe",
                            "--views"),
                    Map.of(
                            "KERNELSCOPE_JAVA_OPTS",
                            "-XX:DumpLoadedClassList=" + list + " -Dkernelscope.home=" + home,
                            "HOME",
                            home.toString()));
            Set<String> names = new LinkedHashSet<>(Files.readAllLines(list));
            names.addAll(screenClasses(program));
            Files.write(list, names);
            // The start script gives the class path this name as well, wherever the program lies.
            String command =
                    "exec 9<\"$1\"; list=$2; archive=$3; shift 3; exec \"$@\" -Xshare:dump"
                            + " \"-XX:SharedClassListFile=$list\""
                            + " \"-XX:SharedArchiveFile=$archive\""
                            + " -Xlog:disable -cp /proc/self/fd/9/lib/kernelscope.jar";
            start(
                    List.of(
                            "sh",
                            "-c",
                            command,
                            "sh",
                            program.toString(),
                            list.toString(),
                            program.resolve("lib/kernelscope.jsa").toString(),
                            program.resolve("runtime/bin/java").toString()),
                    Map.of());
        } finally {
            delete(home);
        }
    }

    private static Set<String> screenClasses(Path program) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (Path jar : jars(program)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream()
                        .map(JarEntry::getName)
                        .filter(entry -> SCREEN.stream().anyMatch(entry::startsWith))
                        .filter(entry -> entry.endsWith(".class"))
                        .map(entry -> entry.substring(0, entry.length() - ".class".length()))
                        .forEach(names::add);
            }
        }
        return names;
    }

    // The packages --------------------------------------------------------------------------

    private Path tarGz(Path folder) throws IOException {
        Path archive = dist.resolve(name(".tar.gz"));
        try (TarArchiveOutputStream tar = tar(Files.newOutputStream(archive))) {
            for (Path file : tree(folder)) {
                add(tar, folder.getParent().relativize(file).toString(), file);
            }
        }
        return archive;
    }

    /** A Debian package: an ar archive of two tar archives. No tool of Debian is needed. */
    private Path deb(Path program) throws IOException {
        Path archive = dist.resolve(debName());
        Path data = Files.createTempFile(dist, "data", ".tar.gz");
        long kilobytes = 0;
        try (TarArchiveOutputStream tar = tar(Files.newOutputStream(data))) {
            for (String folder : List.of("opt", "usr", "usr/bin", "usr/share")) {
                directory(tar, folder);
            }
            for (Path file : tree(program)) {
                String inside = program.relativize(file).toString().replace('\\', '/');
                add(tar, "./opt/" + NAME + (inside.isEmpty() ? "" : "/" + inside), file);
                kilobytes += (Files.size(file) + 1023) / 1024;
            }
            TarArchiveEntry link = new TarArchiveEntry("./usr/bin/" + NAME, TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("/opt/" + NAME + "/bin/" + NAME);
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            for (String folder :
                    List.of(
                            "applications",
                            "mime",
                            "mime/packages",
                            "icons",
                            "icons/hicolor",
                            "icons/hicolor/128x128",
                            "icons/hicolor/128x128/apps",
                            "doc",
                            "doc/" + NAME)) {
                directory(tar, "usr/share/" + folder);
            }
            text(tar, "./usr/share/applications/" + NAME + ".desktop", desktopEntry());
            text(tar, "./usr/share/mime/packages/" + NAME + ".xml", sceneType());
            bytes(tar, "./usr/share/icons/hicolor/128x128/apps/" + NAME + ".png", icon());
            add(tar, "./usr/share/doc/" + NAME + "/copyright", program.resolve("LICENSE"));
        }
        ByteArrayOutputStream control = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(control)) {
            text(tar, "./control", control(kilobytes));
        }
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(archive))) {
            member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(ar, "control.tar.gz", control.toByteArray());
            ar.putArchiveEntry(new ArArchiveEntry("data.tar.gz", Files.size(data)));
            Files.copy(data, ar);
            ar.closeArchiveEntry();
        } finally {
            Files.delete(data);
        }
        return archive;
    }

    private String debName() {
        return NAME + "_" + version + "_" + debProcessor() + ".deb";
    }

    private String debProcessor() {
        return processor.equals("x86_64") ? "amd64" : processor.equals("aarch64") ? "arm64" : processor;
    }

    private String control(long kilobytes) {
        return """
        Package: %s
        Version: %s
        Architecture: %s
        Maintainer: %s
        Installed-Size: %d
        Depends: %s
        Section: education
        Priority: optional
        Description: %s
         Draw a digit and see what a convolutional network computes from it.
         The package has its own Java runtime.
        """
                .formatted(NAME, version, debProcessor(), maintainer, kilobytes, DEPENDS, DESCRIPTION);
    }

    private static String desktopEntry() {
        return """
        [Desktop Entry]
        Type=Application
        Name=Kernelscope
        Comment=A microscope for convolutional networks
        Comment[ko]=합성곱 신경망을 들여다보는 현미경
        Exec=/opt/kernelscope/bin/kernelscope %f
        Icon=kernelscope
        Categories=Education;Science;ArtificialIntelligence;
        MimeType=application/x-kernelscope-scene+json;
        Terminal=false
        Actions=safe-graphics;

        [Desktop Action safe-graphics]
        Name=Start with safe graphics
        Name[ko]=안전 그래픽으로 시작
        Exec=/opt/kernelscope/bin/kernelscope --safe-graphics
        """;
    }

    private static String sceneType() {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
          <mime-type type="%s">
            <sub-class-of type="application/json"/>
            <comment>Kernelscope scene</comment>
            <comment xml:lang="ko">Kernelscope 장면</comment>
            <glob pattern="*.kscope.json" weight="80"/>
          </mime-type>
        </mime-info>
        """
                .formatted(SCENE);
    }

    /** The program as jpackage lays it out, with a launcher. */
    private Path launcherImage(Path program) throws IOException {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--type",
                                "app-image",
                                "--name",
                                TITLE,
                                "--app-version",
                                version,
                                "--description",
                                DESCRIPTION,
                                "--input",
                                program.toString(),
                                "--main-jar",
                                "lib/kernelscope.jar",
                                "--main-class",
                                "org.kernelscope.app.Main",
                                "--runtime-image",
                                target.resolve("dist-runtime").toString(),
                                "--dest",
                                dist.toString()));
        for (String option :
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Dkernelscope.defaults=$APPDIR/defaults.json")) {
            options.add("--java-options");
            options.add(option);
        }
        // The folder of the native libraries belongs to the class path: jpackage takes jars only.
        options.add("--java-options");
        options.add("-Djava.class.path=$APPDIR/lib/kernelscope.jar" + (system.equals("windows") ? ";" : ":") + "$APPDIR/lib/native");
        tool("jpackage", options.toArray(String[]::new));
        return dist.resolve(system.equals("macos") ? TITLE + ".app" : TITLE);
    }

    private Path zip(Path folder) throws IOException {
        Path archive = dist.resolve(name(".zip"));
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (Path file : tree(folder)) {
                String inside = folder.getParent().relativize(file).toString().replace('\\', '/');
                if (Files.isSymbolicLink(file)) {
                    ZipArchiveEntry entry = new ZipArchiveEntry(inside);
                    entry.setUnixMode(0120777);
                    zip.putArchiveEntry(entry);
                    zip.write(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
                } else {
                    ZipArchiveEntry entry = new ZipArchiveEntry(file.toFile(), inside);
                    entry.setUnixMode(mode(file));
                    zip.putArchiveEntry(entry);
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, zip);
                    }
                }
                zip.closeArchiveEntry();
            }
        }
        return archive;
    }

    /** The installer of Windows needs the WiX tools; that of macOS needs nothing more. */
    private void installer(Path image) throws IOException {
        Path scenes = target.resolve("scene-files.properties");
        Files.writeString(
                scenes,
                "extension=kscope.json\nmime-type=" + SCENE + "\ndescription=Kernelscope scene\n");
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--name",
                                TITLE,
                                "--app-version",
                                version,
                                "--app-image",
                                image.toString(),
                                "--dest",
                                dist.toString()));
        if (system.equals("windows")) {
            options.addAll(List.of("--type", "msi", "--win-menu", "--win-shortcut"));
            installer(options, TITLE + "-" + version + ".msi", name(".msi"));
            options.add("--win-per-user-install");
            installer(options, TITLE + "-" + version + ".msi", name("-per-user.msi"));
        } else {
            options.addAll(List.of("--type", "dmg"));
            installer(options, TITLE + "-" + version + ".dmg", name(".dmg"));
        }
    }

    private void installer(List<String> options, String made, String name) throws IOException {
        tool("jpackage", options.toArray(String[]::new));
        sign(Files.move(dist.resolve(made), dist.resolve(name)));
    }

    /** Writes the SHA-256 of the file beside it, as {@code sha256sum} reads it. */
    private static void sign(Path file) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            String line = HexFormat.of().formatHex(sha.digest()) + "  " + file.getFileName() + "\n";
            Files.writeString(file.resolveSibling(file.getFileName() + ".sha256"), line);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }

    /** A map of 5×5 cells with a kernel of 3×3 in it. */
    private static byte[] icon() throws IOException {
        BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 5; column++) {
                boolean kernel = row >= 1 && row <= 3 && column >= 1 && column <= 3;
                int light = 40 + 35 * ((row * 3 + column * 2) % 5);
                g.setColor(kernel ? new Color(210, 60 + light / 2, 40) : new Color(light / 2, light, 190));
                g.fillRect(6 + column * 24, 6 + row * 24, 20, 20);
            }
        }
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    // Archives ------------------------------------------------------------------------------

    private static TarArchiveOutputStream tar(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(6);
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(
                        new GzipCompressorOutputStream(
                                new java.io.BufferedOutputStream(out, 1 << 16), parameters),
                        "UTF-8");
        // dpkg refuses the headers of POSIX for long names and parts of seconds; GNU's it reads.
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        return tar;
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(file).toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            return;
        }
        TarArchiveEntry entry = new TarArchiveEntry(name + (Files.isDirectory(file) ? "/" : ""));
        entry.setMode(mode(file));
        // Whole seconds: Java compares the times of the jars with those in its archive.
        entry.setModTime(Files.getLastModifiedTime(file).toMillis() / 1000 * 1000);
        if (Files.isRegularFile(file)) {
            entry.setSize(Files.size(file));
        }
        tar.putArchiveEntry(entry);
        if (Files.isRegularFile(file)) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    private static void directory(TarArchiveOutputStream tar, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("./" + name + "/");
        entry.setMode(040755);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void text(TarArchiveOutputStream tar, String name, String text) throws IOException {
        bytes(tar, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(0100644);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void member(ArArchiveOutputStream ar, String name, byte[] bytes) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
        ar.write(bytes);
        ar.closeArchiveEntry();
    }

    private static int mode(Path file) {
        if (Files.isDirectory(file)) {
            return 040755;
        }
        return Files.isExecutable(file) && !file.toString().endsWith(".jar") ? 0100755 : 0100644;
    }

    // Files and tools -----------------------------------------------------------------------

    private static List<Path> jars(Path program) throws IOException {
        try (Stream<Path> files = Files.list(program.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** The folder and all below it, in an order that does not depend on the disk. */
    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, Path> sorted = new TreeMap<>();
            files.forEach(file -> sorted.put(file.toString(), file));
            return List.copyOf(sorted.values());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : tree(from)) {
            Files.copy(
                    file,
                    to.resolve(from.relativize(file).toString()),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    java.nio.file.LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path done, IOException failure)
                            throws IOException {
                        Files.delete(done);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void tool(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        start(command, Map.of());
    }

    private static void start(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + said);
            }
        } catch (InterruptedException hurry) {
            throw new IOException(hurry);
        }
    }
}
