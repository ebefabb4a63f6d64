package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetImport.Imported;
import org.kernelscope.dataset.DatasetParts.Part;
import org.kernelscope.dataset.sheet.FilledSheets;
import org.kernelscope.dataset.sheet.FilledSheets.Camera;
import org.kernelscope.dataset.sheet.SheetLayout;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.export.PngFile;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;

final class DatasetImportTest {
    @TempDir Path folder;

    /** A stroke of {@code width} pixels on white. */
    private void image(String name, int width) throws IOException {
        int[] argb = new int[40 * 40];
        for (int i = 0; i < argb.length; i++) {
            int row = i / 40;
            int column = i % 40;
            boolean inked = row > 6 && row < 33 && column > 10 && column <= 10 + width;
            argb[i] = inked ? 0xff000000 : 0xffffffff;
        }
        write(name, PngFile.bytes(new Pixels(40, 40, argb), Caption.of("test")));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Imported read() throws UserFacingException {
        return DatasetImport.read(folder, ImportProgress.UNWATCHED);
    }

    @Test
    void aFolderIsAClassAndWhatCannotBeReadIsNamed() throws Exception {
        image("sun/a.png", 3);
        image("sun/b.png", 5);
        image("moon/deep/c.png", 7);
        image("moon/c.bmp", 8);
        image("moon/c.jpg", 9);
        image("loose.png", 3);
        write("moon/Thumbs.db", "x");
        write("moon/.hidden", "x");
        write("sun/film.mp4", "\0\0\0\u0018ftypmp42 and so on");
        write("sun/blank.png", PngFile.bytes(new Pixels(9, 9, white(81)), Caption.of("t")));
        write("sun/huge.png", hugePng());
        Files.createDirectories(folder.resolve("empty class"));
        Imported imported = read();
        assertThat(imported.dataset().classes().names()).containsExactly("moon", "sun");
        assertThat(imported.dataset().counts()).containsExactly(2, 2);
        assertThat(imported.dataset().example(0).source()).isEqualTo("moon/c.bmp");
        assertThat(imported.report().leftOut()).isEqualTo(5);
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .anyMatch(it -> it.contains("loose.png") && it.contains("in no folder of a class"))
                .anyMatch(it -> it.contains("c.jpg") && it.contains("same name"))
                .anyMatch(it -> it.contains("film.mp4") && it.contains("not an image"))
                .anyMatch(it -> it.contains("blank.png"))
                .anyMatch(it -> it.contains("huge.png") && it.contains("30000"));
    }

    private static int[] white(int count) {
        int[] argb = new int[count];
        java.util.Arrays.fill(argb, 0xffffffff);
        return argb;
    }

    /** The header of an image of 30,000×30,000 pixels. */
    private static byte[] hugePng() {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.putLong(0x89504e470d0a1a0aL).putInt(13);
        byte[] header = "IHDR".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer chunk = ByteBuffer.allocate(17).put(header).putInt(30_000).putInt(30_000);
        chunk.put(new byte[] {8, 0, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(chunk.array());
        return png.put(chunk.array()).putInt((int) check.getValue()).array();
    }

    @Test
    void aFileSaysItsLabelBeforeTheUnderscore() throws Exception {
        image("7_anna_1.png", 3);
        image("7_anna_2.png", 3);
        image("3_bo.png", 5);
        image("nothing.png", 6);
        Imported imported = read();
        assertThat(imported.dataset().classes()).isEqualTo(ClassNames.DIGITS);
        assertThat(imported.dataset().counts()).containsExactly(0, 0, 0, 1, 0, 0, 0, 2, 0, 0);
        assertThat(imported.report().problems()).hasSize(1);
        assertThat(imported.report().notes())
                .extracting(Throwable::getMessage)
                .anyMatch(it -> it.contains("single image: 3"))
                .anyMatch(it -> it.contains("are duplicates"));
    }

    @Test
    void aTableHasSemicolonsAByteOrderMarkAndQuotes() throws Exception {
        image("pics/one; two.png", 3);
        image("pics/b.png", 5);
        image("c.png", 7);
        write(
                "labels.csv",
                "\ufeffLabel;File;Writer\r\n"
                        + "ㄱ;\"pics/one; two.png\";\"지\"\"우\"\r\n"
                        + "ㄴ;pics\\b.png;\r\n"
                        + ";c.png;\r\n"
                        + "ㄱ;pics/b.png\r\n"
                        + "ㄴ;gone.png\r\n"
                        + "ㄴ;../../secret.png\r\n"
                        + "\r\n");
        Imported imported = read();
        assertThat(imported.dataset().classes().names()).containsExactly("ㄱ", "ㄴ");
        assertThat(imported.dataset().counts()).containsExactly(1, 1);
        assertThat(imported.dataset().example(0).writer()).isEqualTo("지\"우");
        assertThat(imported.dataset().example(1).writer()).isNull();
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .hasSize(4)
                .anyMatch(it -> it.contains("row 4 was left out"))
                .anyMatch(it -> it.contains("row 5") && it.contains("already"))
                .anyMatch(it -> it.contains("gone.png"))
                .anyMatch(it -> it.contains("row 7"));
    }

    @Test
    void anExportIsReadAsItWas() throws Exception {
        OwnDataset set = Sets.bars(2);
        DatasetExport.idx(set, folder.resolve("idx"), "own");
        OwnDataset back =
                DatasetImport.read(folder.resolve("idx"), ImportProgress.UNWATCHED).dataset();
        assertThat(back.toDataset().sha256()).isEqualTo(set.toDataset().sha256());
        assertThat(back.classes()).isEqualTo(ClassNames.DIGITS);

        List<OwnExample> prepared =
                new ImageTurn(false, false, false, false, true).applied(set).examples();
        // A locale without Korean letters has no such folder.
        String second = PathNames.isBeyondEncoding("ㄴ") ? "b" : "ㄴ";
        OwnDataset bars = bars(second, prepared);
        DatasetExport.png(bars, folder.resolve("png"), ImportProgress.UNWATCHED);
        OwnDataset images =
                DatasetImport.read(folder.resolve("png"), ImportProgress.UNWATCHED).dataset();
        assertThat(images.classes().names()).contains("0_a_b", second, "nine");
        int label = images.classes().find("nine").orElseThrow();
        OwnExample first =
                images.examples().stream().filter(it -> it.label() == label).findFirst().get();
        for (int i = 0; i < 28 * 28; i++) {
            assertThat(first.pixel(i)).isEqualTo(bars.example(9).pixel(i));
        }
        assertThatThrownBy(
                        () ->
                                DatasetExport.png(
                                        set, folder.resolve("png"), ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("not empty");
    }

    private static OwnDataset bars(String second, List<OwnExample> examples) throws Exception {
        return OwnDataset.of(
                ClassNames.checked(
                        List.of("a/b", second, "2", "3", "4", "5", "6", "7", "8", "nine")),
                28,
                28,
                examples);
    }

    @Test
    void lettersInIdxFilesGetTheirNames() throws Exception {
        OwnDataset set =
                OwnDataset.of(
                        ClassNames.DIGITS, 28, 28, List.of(Sets.bar(0, 1, 0), Sets.bar(1, 3, 0)));
        DatasetExport.idx(set, folder, "emnist-letters-train");
        assertThat(read().dataset().classes().name(1)).isEqualTo("b");
    }

    @Test
    void theOfficialTestImagesStayTestImages() throws Exception {
        OwnDataset train = Sets.bars(6);
        OwnDataset test =
                train.with(
                        IntStream.range(0, 20)
                                .mapToObj(i -> Sets.bar(i % 10, i % 10, 100 + i))
                                .toList());
        DatasetExport.idx(train, folder, "train");
        DatasetExport.idx(test, folder, "t10k");
        Imported imported = read();
        assertThat(imported.report().notes().toString()).contains("60 images to learn from, 20 to");
        OwnDataset set = imported.dataset();
        assertThat(DatasetParts.of(set, DatasetParts.USUAL, 1).own(Part.TEST).counts())
                .containsOnly(2);
        assertThat(DatasetParts.of(set, DatasetParts.USUAL, 1).own(Part.TEST).examples())
                .allMatch(it -> it.source().startsWith("t10k-images"));
        assertThat(DatasetParts.of(set, DatasetParts.USUAL, 1).validationCount()).isEqualTo(10);
        // The file of the set keeps it, turned or under other labels.
        OwnDataset turned =
                new DatasetEdit.Turn(new ImageTurn(true, false, false, false, false))
                        .applied(new DatasetEdit.Relabel(Set.of(0), 3).applied(set));
        Path file = folder.resolve("own.ksdata");
        DatasetFile.write(file, turned);
        assertThat(DatasetFile.read(file)).isEqualTo(turned);
        assertThat(DatasetParts.of(turned, DatasetParts.USUAL, 1).own(Part.TEST).count())
                .isEqualTo(20);
        // So do exported files.
        Path written = folder.resolve("written");
        DatasetExport.idx(set, written, "own");
        try (Stream<Path> files = Files.list(written)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "train-images-idx3-ubyte.gz",
                            "train-labels-idx1-ubyte.gz",
                            "t10k-images-idx3-ubyte.gz",
                            "t10k-labels-idx1-ubyte.gz");
        }
        OwnDataset again = DatasetImport.read(written, ImportProgress.UNWATCHED).dataset();
        assertThat(again).isEqualTo(set);
        assertThatThrownBy(() -> DatasetExport.idx(set, written, "own"))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("already exists");
        // Other words with these letters say nothing.
        Path other = Files.createDirectories(folder.resolve("other"));
        DatasetExport.idx(train, other, "latest");
        DatasetExport.idx(test, other, "trained");
        assertThat(DatasetImport.read(other, ImportProgress.UNWATCHED).report().notes().toString())
                .doesNotContain("learn from");
    }

    /** QMNIST has a table of labels, whose rows begin with the class. */
    @Test
    void aTableOfLabelsInAnIdxFileIsRead() throws Exception {
        DatasetExport.idx(Sets.bars(1), folder, "qmnist-train");
        Files.delete(folder.resolve("qmnist-train-labels-idx1-ubyte.gz"));
        ByteBuffer table = ByteBuffer.allocate(12 + 10 * 8 * 4);
        table.putInt(0x0c02).putInt(10).putInt(8);
        for (int i = 0; i < 10; i++) {
            table.putInt(9 - i).put(new byte[7 * 4]);
        }
        write("qmnist-train-labels-idx2-int", table.array());
        OwnDataset set = read().dataset();
        assertThat(set.count()).isEqualTo(10);
        assertThat(set.example(0).label()).isEqualTo(9);
    }

    /** Names as phones give them would be classes; that the images are sheets decides. */
    @Test
    void sheetsInAFolderAreReadAndTheUnreadableOneIsNamed() throws Exception {
        FilledSheets sheet = new FilledSheets(ClassNames.DIGITS.names());
        for (SheetLayout.Cell cell : sheet.cells().subList(0, 25)) {
            sheet.write(cell, Sets.bar(4, 0, 0).ink(28, 28), 12, 0, 0, 0.8);
        }
        Camera camera = Camera.GOOD.sized(600, 800);
        write("20260501_1.jpg", FilledSheets.jpeg(sheet.photograph(camera, 1), 0.9f));
        write("20260501_3.jpg", FilledSheets.jpeg(sheet.photograph(camera.turned(180), 2), 0.9f));
        image("20260502_2.png", 5);
        Imported imported = read();
        assertThat(imported.dataset().counts()).containsExactly(20, 20, 10, 0, 0, 0, 0, 0, 0, 0);
        assertThat(imported.dataset().example(24).source()).isEqualTo("20260501_1.jpg 3/5");
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .singleElement()
                .satisfies(it -> assertThat(it).contains("20260502_2.png: no sheet was found"));
        assertThat(imported.report().notes().get(0)).hasMessageContaining("Cells read: 50");
    }

    @Test
    void theClassesOfASheetAreThoseOfTheSetBesideIt() throws Exception {
        ClassNames moods = ClassNames.checked(List.of("happy", "sad"));
        FilledSheets sheet = new FilledSheets(moods.names());
        sheet.write(sheet.cells().get(99), Sets.bar(4, 0, 0).ink(28, 28), 12, 0, 0, 0.8);
        Path photograph = folder.resolve("photo.jpg");
        write(
                "photo.jpg",
                FilledSheets.jpeg(sheet.photograph(Camera.GOOD.sized(600, 800), 1), 0.9f));
        Path file = folder.resolve("moods.ksdata");
        DatasetFile.write(file, OwnDataset.of(moods, 28, 28, List.of(Sets.bar(1, 0, 0))));
        Imported both =
                DatasetImport.read(List.of(photograph, file), null, ImportProgress.UNWATCHED);
        assertThat(both.dataset().counts()).containsExactly(1, 1);
        assertThat(
                        DatasetImport.read(List.of(photograph), moods, ImportProgress.UNWATCHED)
                                .dataset()
                                .example(0)
                                .label())
                .isEqualTo(1);
        assertThatThrownBy(() -> DatasetImport.read(photograph, ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("2 classes whose names are not known");
        assertThatThrownBy(
                        () ->
                                DatasetImport.read(
                                        List.of(photograph, photograph),
                                        null,
                                        ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("None of the 2 sheets could be read. The first: ");
        write("a photo.heic", "\0\0\0\u0018ftypheic and so on");
        assertThatThrownBy(
                        () ->
                                DatasetImport.read(
                                        folder.resolve("a photo.heic"), ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("HEIC");
    }

    @Test
    void nothingToReadIsOneSentence() throws Exception {
        assertThatThrownBy(this::read)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("holds no labelled images");
        write("a/x.png", "no image");
        write("b/y.png", "no image");
        assertThatThrownBy(this::read)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("None of the 2 files");
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> DatasetImport.read(gone, ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("gone");
    }

    /** A pipe that nobody writes to would never begin; a list of labels is a file. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        image("a/x.png", 3);
        image("b/x.png", 4);
        pipe("a/pipe.png");
        Imported imported = read();
        assertThat(imported.dataset().count()).isEqualTo(2);
        assertThat(imported.report().problems())
                .singleElement()
                .satisfies(it -> assertThat(it).hasMessageContaining("pipe.png"));
        pipe("labels.csv");
        assertThatThrownBy(this::read)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("labels.csv is not an ordinary file");
        assertThatThrownBy(
                        () ->
                                DatasetImport.read(
                                        folder.resolve("labels.csv"), ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("not an ordinary file");
    }

    private void pipe(String name) throws Exception {
        Process made =
                new ProcessBuilder("mkfifo", folder.resolve(name).toString()).inheritIO().start();
        assertThat(made.waitFor()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksToNowhereAndToThemselvesAreNamed() throws Exception {
        image("a/x.png", 3);
        image("b/x.png", 4);
        Files.createSymbolicLink(folder.resolve("a/gone.png"), folder.resolve("nowhere.png"));
        Files.createSymbolicLink(folder.resolve("a/round"), folder);
        Imported imported = read();
        assertThat(imported.dataset().count()).isEqualTo(2);
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .hasSize(2)
                .anyMatch(it -> it.contains("gone.png"))
                .anyMatch(it -> it.contains("round"));
    }

    /** A mark that stands for inches, and one that is never closed, do not swallow the rest. */
    @Test
    void quotationMarksThatAreNotClosedAreLetters() throws Exception {
        image("a.png", 3);
        image("b.png", 4);
        image("c.png", 5);
        image("d.png", 6);
        write("labels.csv", "file,label\na.png,5\" disk\nb.png,two\n\"c.png,two\nd.png,two\n");
        Imported imported = read();
        assertThat(imported.dataset().classes().names()).containsExactly("5\" disk", "two");
        assertThat(imported.dataset().counts()).containsExactly(1, 2);
        assertThat(imported.report().problems())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it)
                                        .hasMessageContaining("row 4")
                                        .hasMessageContaining("c.png"));
    }

    @Test
    void rowsAreCountedAsASpreadsheetDoesAndMayNameTheirSeparator() throws Exception {
        image("a, b.png", 3);
        image("c.png", 4);
        write(
                "labels.csv",
                "sep=;\r\nfile;label\r\n\r\na, b.png;one, two\r\n\"c.png\";\"a\nb\"\r\nc.png;three\r\ngone.png;one\r\n");
        Imported imported = read();
        assertThat(imported.dataset().classes().names()).containsExactly("one, two", "three");
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .hasSize(2)
                .anyMatch(it -> it.contains("row 4 was left out"))
                .anyMatch(it -> it.contains("row 6") && it.contains("gone.png"));
    }

    /** Folders for something else, or empty ones, beside files that say their labels. */
    @Test
    void emptyFoldersAreNoClasses() throws Exception {
        image("1_a.png", 3);
        image("7_b.png", 9);
        Files.createDirectories(folder.resolve("old"));
        Files.createDirectories(folder.resolve("x.png"));
        Imported imported = read();
        assertThat(imported.dataset().count()).isEqualTo(2);
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .hasSize(2)
                .allMatch(it -> it.contains("The folder "));
    }

    /** Two images of 2×2 with three planes: a green one and a white one. */
    @Test
    void idxFilesWithColoursKeepThemButInAGreySet() throws Exception {
        ByteBuffer images = ByteBuffer.allocate(20 + 24);
        images.putInt(0x0804).putInt(2).putInt(3).putInt(2).putInt(2);
        images.put(new byte[4]).put(new byte[] {-1, -1, -1, -1}).put(new byte[4]);
        for (int i = 0; i < 12; i++) {
            images.put((byte) -1);
        }
        ByteBuffer labels = ByteBuffer.allocate(10);
        labels.putInt(0x0801).putInt(2).put((byte) 3).put((byte) 4);
        for (String name : List.of("train-images-idx4-ubyte", "t10k-images-idx3-ubyte")) {
            write(name, images.array());
            write(name.replace("images", "labels").replaceAll("idx.", "idx1"), labels.array());
        }
        Imported imported = read();
        assertThat(imported.dataset().counts()).containsExactly(0, 0, 0, 2, 2, 0, 0, 0, 0, 0);
        assertThat(imported.dataset().channels()).isEqualTo(3);
        assertThat(imported.dataset().example(0).pixel(0)).isZero();
        assertThat(imported.dataset().example(0).pixel(4)).isEqualTo(255);
        assertThat(imported.dataset().example(1).level(3)).isEqualTo(255);
        OwnDataset black =
                OwnDataset.of(
                        ClassNames.DIGITS,
                        2,
                        2,
                        List.of(OwnExample.takeOver(new byte[4], 0, null, "t")));
        Imported grey = DatasetImport.readInto(black, List.of(folder), ImportProgress.UNWATCHED);
        assertThat(grey.dataset().example(0).pixel(0)).isEqualTo(150);
        assertThat(grey.report().notes().toString()).contains("the brightness was taken");
    }

    /** The file that is no image must not take the place of the one that is. */
    @Test
    void ofTwoFilesForOneDigitTheOneThatCanBeReadIsRead() throws Exception {
        write("a/1.gif", "GIF89a and no more");
        image("a/1.png", 3);
        image("a/2.bmp", 4);
        image("a/2.png", 5);
        image("b/3.png", 6);
        Imported imported = read();
        assertThat(imported.dataset().examples())
                .extracting(OwnExample::source)
                .containsExactly("a/1.png", "a/2.bmp", "b/3.png");
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .hasSize(2)
                .anyMatch(it -> it.contains("1.gif is damaged"))
                .anyMatch(it -> it.contains("2.png was left out") && it.contains("same name"));
    }

    @Test
    void ofSeveralTablesNoneIsGuessed() throws Exception {
        image("a.png", 3);
        write("one.csv", "a.png,x\n");
        write("two.csv", "a.png,y\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("call it labels.csv");
    }

    /** One of several places is no reason to read none. */
    @Test
    void aPlaceThatCannotBeReadIsNamedAndTheOthersAreRead() throws Exception {
        image("good/a/x.png", 3);
        image("good/b/x.png", 4);
        Path good = folder.resolve("good");
        Path set = folder.resolve("cut.ksdata");
        DatasetFile.write(set, Sets.bars(1));
        byte[] whole = Files.readAllBytes(set);
        Files.write(set, java.util.Arrays.copyOf(whole, whole.length / 2));
        image("photo.png", 5);
        List<Path> places = List.of(set, good, folder.resolve("photo.png"));
        Imported imported = DatasetImport.read(places, null, ImportProgress.UNWATCHED);
        assertThat(imported.dataset().classes().names()).containsExactly("a", "b");
        assertThat(imported.report().problems())
                .extracting(Throwable::getMessage)
                .hasSize(2)
                .anyMatch(it -> it.contains("cut.ksdata"))
                .anyMatch(it -> it.contains("photo.png: no sheet was found"));
        assertThat(imported.report().notes().toString()).doesNotContain("Sheets read");
        assertThatThrownBy(
                        () -> DatasetImport.read(List.of(set, set), null, ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("None of the 2 places could be read. The first: ");
        assertThatThrownBy(
                        () ->
                                DatasetImport.read(
                                        List.of(good, folder.resolve("gone")),
                                        null,
                                        ImportProgress.UNWATCHED))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("There is no file or folder");
    }

    /** Looking for files takes long in a large folder, and can be ended. */
    @Test
    void lookingForFilesIsCancelled() throws Exception {
        for (int i = 0; i < 1_200; i++) {
            write("f" + i + ".txt", "x");
        }
        List<Integer> found = new ArrayList<>();
        ImportProgress progress =
                (done, all) -> {
                    assertThat(all).isZero();
                    found.add(done);
                    return done < 1_000;
                };
        assertThatThrownBy(() -> DatasetImport.read(folder, progress))
                .isInstanceOf(CancellationException.class);
        assertThat(found).containsExactly(0, 500, 1_000);
    }

    @Test
    void anImportIsCancelled() throws Exception {
        image("a/x.png", 3);
        image("b/x.png", 4);
        assertThatThrownBy(() -> DatasetImport.read(folder, (done, all) -> false))
                .isInstanceOf(CancellationException.class);
    }
}
