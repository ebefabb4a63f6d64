package org.kernelscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kernelscope.dataset.DatasetParts;
import org.kernelscope.dataset.DatasetSummary;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.engine.Network;
import org.kernelscope.ui.fx.FileExecutor;

/** Which package may use which, and why. */
@AnalyzeClasses(packages = "org.kernelscope", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureRulesTest {
    private static final String ROOT = "org.kernelscope.";

    /** The window, what puts it together, and what measures and pictures it. */
    private static final String[] WITH_JAVAFX = {
        ROOT + "ui..", ROOT + "composition..", ROOT + "render..", ROOT + "bench..", ROOT + "app.."
    };

    @ArchTest static final ArchRule TENSOR = only("tensor");
    @ArchTest static final ArchRule TEXT = only("text");
    @ArchTest static final ArchRule THREAD = only("thread");
    @ArchTest static final ArchRule OP = only("op", "tensor");
    @ArchTest static final ArchRule NETWORK = only("network", "op", "tensor", "text");
    @ArchTest static final ArchRule DATA = only("data", "tensor", "text", "thread");

    @ArchTest static final ArchRule TRANSFORM = only("transform", "data", "tensor", "text");

    @ArchTest
    static final ArchRule ENGINE =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "engine")
                    .should()
                    .onlyDependOnClassesThat(
                            ownOrForeign("engine", "data", "network", "op", "tensor", "text"));

    @ArchTest
    static final ArchRule ENGINE_IS_PORTS_AND_RECORDS =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "engine")
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .beInterfaces()
                    .orShould()
                    .beRecords()
                    .orShould()
                    .beEnums()
                    .because(
                            "the ports say what an engine does; arithmetic belongs to op, network,"
                                    + " analysis or an implementation of the ports");

    @ArchTest
    static final ArchRule ENGINE_DL4J =
            only("engine.dl4j", "engine", "data", "network", "op", "tensor", "text", "thread");

    @ArchTest
    static final ArchRule STORAGE =
            only("storage", "engine", "data", "network", "op", "tensor", "text");

    @ArchTest
    static final ArchRule ANALYSIS =
            only(
                    "analysis",
                    "workshop",
                    "transform",
                    "engine",
                    "data",
                    "network",
                    "op",
                    "tensor",
                    "thread",
                    "text");

    @ArchTest
    static final ArchRule PYTORCH =
            only(
                    "pytorch",
                    "analysis",
                    "storage",
                    "engine",
                    "data",
                    "network",
                    "op",
                    "tensor",
                    "text");

    @ArchTest
    static final ArchRule DATASET =
            only(
                    "dataset",
                    "analysis",
                    "export",
                    "storage",
                    "engine",
                    "data",
                    "network",
                    "tensor",
                    "text",
                    "thread");

    @ArchTest static final ArchRule WORKSHOP = only("workshop", "network", "op", "tensor", "text");

    @ArchTest
    static final ArchRule EXPERIMENT =
            only(
                    "experiment",
                    "training..",
                    "analysis",
                    "storage",
                    "engine",
                    "data",
                    "network",
                    "op",
                    "tensor",
                    "text");

    @ArchTest
    static final ArchRule SCENE =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "scene..")
                    .should()
                    .onlyDependOnClassesThat(
                            ownOrForeign(
                                    "scene..",
                                    "workshop",
                                    "analysis",
                                    "transform",
                                    "storage",
                                    "engine",
                                    "data",
                                    "network",
                                    "op",
                                    "tensor",
                                    "text"))
                    .because(
                            "a scene is made, checked and read without a window: by commands,"
                                    + " lessons and tests");

    @ArchTest
    static final ArchRule LESSON =
            only("lesson", "experiment", "scene", "storage", "engine", "network", "tensor", "text");

    @ArchTest
    static final ArchRule TRAINING =
            only(
                    "training",
                    "analysis",
                    "storage",
                    "engine",
                    "data",
                    "network",
                    "op",
                    "tensor",
                    "text",
                    "thread");

    @ArchTest
    static final ArchRule EXPORT =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "export..")
                    .should()
                    .onlyDependOnClassesThat(ownOrForeign("export..", "storage", "tensor", "text"))
                    .because(
                            "file formats are written from plain pixels and numbers, with a display"
                                    + " or without");

    @ArchTest
    static final ArchRule TRAINING_METRICS =
            only("training.metrics", "analysis", "engine", "data", "op", "tensor", "text");

    @ArchTest
    static final ArchRule TRAINING_SETTINGS =
            only("training.settings", "engine", "data", "network", "op", "tensor", "text");

    @ArchTest
    static final ArchRule TRAINING_SERVICE_IS_ABOVE_ITS_PARTS =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "training.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "training")
                    .because(
                            "records, files and analyses of runs are used where no run is at work");

    @ArchTest
    static final ArchRule CLI_KNOWS_NO_WINDOW =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + "ui..",
                            ROOT + "render..",
                            ROOT + "composition..",
                            ROOT + "app..")
                    .because("a command must run on a machine without a screen");

    @ArchTest
    static final ArchRule NOBODY_USES_APP =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "app..")
                    .because(
                            "the launcher is the root: whatever it needs from elsewhere is passed down by constructors");

    @ArchTest
    static final ArchRule ONLY_APP_KNOWS_WHICH_ENGINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ROOT + "engine.dl4j..", ROOT + "composition..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "engine.dl4j..")
                    .because("the engine behind the ports can be replaced in one place");

    @ArchTest
    static final ArchRule JAVAFX_ONLY_IN_THE_WINDOW =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(WITH_JAVAFX)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                    .because("the core is used from the command line, where JavaFX must not start");

    @ArchTest
    static final ArchRule DL4J_ONLY_IN_THE_ENGINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "engine.dl4j..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
                    .because(
                            "ND4J arrays are native memory bound to a thread; only immutable tensors leave the engine");

    @ArchTest
    static final ArchRule RUN_LATER_ONLY_IN_UI_FX =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "ui.fx..")
                    .should()
                    .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
                    .because(
                            "tests replace the executor, and updates that come too fast are merged there");

    @ArchTest
    static final ArchRule FILE_THREADS_COMPUTE_NOTHING =
            noClasses()
                    .that(
                            resideInAnyPackage(ROOT + "ui..", ROOT + "app..")
                                    .and(dependOn(FileExecutor.class)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + "analysis..", ROOT + "op..", ROOT + "workshop..")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Network.class,
                            DatasetParts.class,
                            DatasetSummary.class,
                            NearestImages.class)
                    .because(
                            "a computation delays the files behind it; it belongs to the"
                                    + " AnalysisExecutor (decision 70)");

    @ArchTest
    static final ArchRule THREADS_ONLY_IN_ONE_PACKAGE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "thread..")
                    .should()
                    .callConstructorWhere(
                            DescribedPredicate.describe(
                                    "a thread is made",
                                    call ->
                                            call.getTargetOwner().isAssignableTo(Thread.class)
                                                    || (call.getTargetOwner()
                                                                    .isAssignableTo(
                                                                            ExecutorService.class)
                                                            && !call.getTargetOwner()
                                                                    .getName()
                                                                    .startsWith(ROOT))))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Executors.class)
                    .because(
                            "every thread has a name and is a daemon, so a closed window ends the process");

    @ArchTest
    static final ArchRule NO_JAVA_DESERIALISATION =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(java.io.ObjectInputStream.class)
                    .because(
                            "files come from strangers, and Java deserialisation runs code from them");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + "(**)")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "a package can be understood, tested and replaced without those that use it");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(ROOT + "ui.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            resideInAPackage(ROOT + "ui.."),
                            resideInAnyPackage(
                                    ROOT + "ui.state..",
                                    ROOT + "ui.fx..",
                                    ROOT + "ui.paint..",
                                    ROOT + "ui.control.."))
                    .ignoreDependency(
                            resideInAPackage(ROOT + "ui.window.."), resideInAPackage(ROOT + "ui.."))
                    .because(
                            "a part of the window can be changed or removed alone; what parts share is in ui.state");

    @ArchTest
    static final ArchRule TABS_OF_TRAIN_MODE_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(ROOT + "ui.train.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            resideInAPackage(ROOT + "ui.train.."),
                            resideInAnyPackage(ROOT + "ui.train.model..", ROOT + "ui.train.tab.."))
                    .ignoreDependency(
                            resideInAPackage(ROOT + "ui.train.compare.."),
                            resideInAnyPackage(
                                    ROOT + "ui.train.layers..", ROOT + "ui.train.timeline.."))
                    .because(
                            "a tab can be changed or removed alone; only the comparison puts other views side by side");

    private static DescribedPredicate<JavaClass> dependOn(Class<?> type) {
        return DescribedPredicate.describe(
                "depend on " + type.getSimpleName(),
                it ->
                        it.getDirectDependenciesFromSelf().stream()
                                .anyMatch(each -> each.getTargetClass().isEquivalentTo(type)));
    }

    private static ArchRule only(String name, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(ownOrForeign(name + "..", allowed))
                .because(
                        "dependencies point from what changes often to what changes rarely (docs/architecture.md)");
    }

    /** Classes of the package itself, of the allowed packages, or of a library. */
    private static DescribedPredicate<JavaClass> ownOrForeign(String own, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = ROOT + own;
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = ROOT + others[i];
        }
        return resideInAnyPackage(allowed)
                .or(DescribedPredicate.not(resideInAPackage("org.kernelscope..")));
    }
}
